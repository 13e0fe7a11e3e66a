#pragma once
// What must hold of a desk whatever happens, said without the model's own moves.
#include "desk.hpp"

namespace model {

/// Which law the step from one state to the next breaks; "" = none.
std::string broken_law(const Desk& before, const Desk& after);

}  // namespace model
