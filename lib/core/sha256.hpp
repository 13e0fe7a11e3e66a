#pragma once
// SHA-256 and its keyed form, over bytes; the digests of journal, packs and personal data.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace corner {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);

/// HMAC-SHA-256 (RFC 2104). `key` may have any length.
Digest hmac_sha256(std::string_view key, std::string_view bytes);

/// 64 lower-case hexadecimal digits.
std::string hex(const Digest& digest);
std::string hex(std::string_view bytes);

/// The bytes that `hex` wrote; throws Error for anything else.
std::string from_hex(std::string_view digits);

/// Appends a field so that no two lists of fields have the same bytes: `length:bytes,` (a netstring).
void append_field(std::string& out, std::string_view field);

}  // namespace corner
