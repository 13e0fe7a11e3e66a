#include "store/codes.hpp"

#include "core/error.hpp"
#include "core/words.hpp"
#include "store/personal.hpp"

namespace corner::store {
namespace {

// Thirty-two, so that a byte chooses evenly; without 0 and O, 1 and I.
constexpr std::string_view alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
constexpr std::size_t length = 6;
static_assert(alphabet.size() == 32);

std::string as_written(const std::string& shown) {
  std::string code;
  for (const char c : shown)
    if (c != ' ' && c != '-') code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return code;
}

}  // namespace

std::string give_code(Store& store, Json& event, const Person& person, const Clerk& clerk) {
  if (!store.policy().pack().desk.hold.code) return "";
  std::string code;
  for (const char byte : clerk.random(length)) code += alphabet[static_cast<unsigned char>(byte) % alphabet.size()];
  event.set("code", code_digest(person.key, code));
  return code;
}

void keep_code(Store& store, std::int64_t request, const std::string& code) {
  if (code.empty()) return store.db().run("DELETE FROM code_data WHERE request = $1", {request});
  store.db().run("INSERT INTO code_data (request, code) VALUES ($1, $2) ON CONFLICT (request) DO UPDATE SET code = excluded.code",
                 {request, code});
}

std::string code_of(Store& store, std::int64_t request) {
  const auto row = store.db().row("SELECT code FROM code_data WHERE request = $1", {request});
  return row.empty() ? "" : text(row[0]);
}

void check_code(Store& store, const Request& request, const std::string& shown) {
  // A part of a kit has that of its kit.
  const auto code = code_of(store, request.kit == 0 ? request.id : request.kit);
  if (code.empty() && !shown.empty())
    throw Error(say("request {0} has no code: leave `--code` out, and make sure who stands there", request.id), Failure::usage);
  if (code.empty() || as_written(shown) == code) return;
  throw Error(shown.empty() ? say("request {0} is handed over to whoever shows its code: `corner collect {0} --code CODE`; "
                                  "it stands in their notice, and on the slip", request.id)
                            : say("`{0}` is not the code of request {1}: nothing was handed over", shown, request.id),
              Failure::conflict);
}

}  // namespace corner::store
