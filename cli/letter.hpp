#pragma once
// A decision as a letter to the person concerned, to be printed and handed over.
#include "cli/disclosure.hpp"

namespace corner::cli {

/// The whole letter: sender, addressee, decision, reasons, what would change it, the mention, the
/// disclosures, recourse.
void write_letter(render::Document& document, const Told& told, Date today);

}  // namespace corner::cli
