#pragma once
// What the rules ask for at the hand-over, as the counter's commands read and say it.
#include <string>
#include <utility>
#include <vector>

#include "render/document.hpp"
#include "store/handover.hpp"

namespace corner::cli {

/// Each `FILE` or `NAME=FILE` that was signed, as its name and the SHA-256 of the file.
std::vector<std::pair<std::string, std::string>> signatures_of(const std::vector<std::string>& files);

/// An obligation in words: "signature: charter". What is no known verb stays as the rules write it.
std::string say_obligation(const std::string& what);

/// What was done, when, and which text was signed; for machines the table `obligations`.
void say_obligations(render::Document& document, const std::vector<store::Obligation>& list);

}  // namespace corner::cli
