#pragma once
// Texts that people read: one in each language of the pack, with the same placeholders.
#include "policy/draft.hpp"

namespace corner::policy {

enum class Need { optional, required };

/// `key.fr`, `key.en`, … of `table`, in every language of the pack.
Text read_text(Draft& draft, const Entry& table, std::string_view key, Need need);

/// The required text `reason`, in which `{fact}` stands for a fact's value.
Text read_reason(Draft& draft, const Entry& table);

}  // namespace corner::policy
