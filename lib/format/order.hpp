#pragma once
// Private to format: what the names on the way to a key say about it: its place among its neighbours, and how
// its texts are spelled. Everything else keeps the order in which it was written.
#include <string>
#include <vector>

#include "format/document.hpp"

namespace corner::format {

/// The names that lead to a table or a key, from the top of the file. An item of a list is where the list is.
using Path = std::vector<std::string>;

/// Puts the keys of the table at `path` in the order of the contract, those it does not know behind them;
/// true when the contract orders that table.
bool sort(std::vector<Pair>& pairs, const Path& path);

/// The text at `path` in its one spelling.
std::string spell_text(const Path& path, const std::string& text);

}  // namespace corner::format
