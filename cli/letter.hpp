#pragma once
// A decision as a letter to the person concerned, to be printed and handed over.
#include "cli/disclosure.hpp"
#include "render/page.hpp"

namespace corner::cli {

/// Who writes.
void write_letterhead(render::Document& document, const policy::Pack& pack);
/// The letter below it: addressee, decision, reasons, what would change it, the mention, the
/// disclosures, recourse.
void write_letter(render::Document& document, const Told& told, Date today);
/// The same to be printed, with a place to sign in.
render::Page letter_page(const render::Document& letter, const Told& told, Instant at, bool practice);
/// What stands there.
std::string signature();

}  // namespace corner::cli
