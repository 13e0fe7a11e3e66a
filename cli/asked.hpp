#pragma once
// Who is to be asked, and who answered: what requests, approvals and the desk say alike.
#include <string>

#include "cli/command.hpp"
#include "store/approvals.hpp"

namespace corner::cli {

/// "manager (Denis Exemple, P004)": the role, and who may answer as such for that person today.
std::string asked(store::Store& store, const std::string& role, const store::Person& concerned, Date today);

/// "manager: Denis Exemple (P004) agreed on 2026-03-02", of a step that was answered.
std::string answered(const store::Approval& step);

/// The steps of a request and the answers to them, with what was said for them if `because`; nothing when it has none.
void say_steps(render::Document& document, store::Store& store, const store::Request& request, Date today, bool because);

}  // namespace corner::cli
