#pragma once
// The canonical form of a pack: JSON, the same for packs that mean the same; its digest is the version.
#include <string>
#include <string_view>

#include "policy/pack.hpp"

namespace corner::policy {

/// Everything of the pack but the places, as lines of canonical JSON (core/json.hpp): what decides, then the cases
/// that test it, then its claims where it has any. Every command reads the first line, and none but the analysis the
/// others.
std::string canonical(const Pack& pack);

enum class Cases { read, leave };

/// The pack that `canonical` wrote: equal but for places, and without cases and claims if they are left. Throws
/// Error for anything else.
Pack parse_canonical(std::string_view text, Cases cases = Cases::read);

/// SHA-256 of the canonical form, 64 hexadecimal digits.
std::string version(const Pack& pack);

}  // namespace corner::policy
