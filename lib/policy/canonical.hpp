#pragma once
// The canonical form of a pack: one JSON text, the same for packs that mean the same; its digest is the version.
#include <string>
#include <string_view>

#include "policy/pack.hpp"

namespace corner::policy {

/// Everything of the pack but the places, as canonical JSON (core/json.hpp).
std::string canonical(const Pack& pack);

/// The pack that `canonical` wrote: equal but for places. Throws Error for anything else.
Pack parse_canonical(std::string_view text);

/// SHA-256 of the canonical form, 64 hexadecimal digits.
std::string version(const Pack& pack);

}  // namespace corner::policy
