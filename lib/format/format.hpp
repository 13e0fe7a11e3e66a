#pragma once
// The canonical form of a pack's file: one way to write what it says, with the author's comments and the
// author's order where order is for people.
#include <string>
#include <string_view>

namespace corner::format {

/// `text`, a TOML file of a pack, in its canonical form; formatting that again changes nothing. Throws
/// Problems (Failure::policy_invalid) with the places of `file` for what does not parse. Never gives a text
/// that would say something else, or that lost a comment: it throws Error instead.
std::string format(const std::string& file, std::string_view text);

}  // namespace corner::format
