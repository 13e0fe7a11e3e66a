#include "store/notes.hpp"

#include "store/personal.hpp"

namespace corner::store {

std::int64_t append_noted(Store& store, const std::string& kind, Json payload, const Person& person, const std::string& said,
                          const Clerk& clerk) {
  if (!said.empty()) payload.set("note", note_digest(person.key, said));
  const auto seq = store.append(kind, payload, clerk);
  if (!said.empty()) write_note(store.db(), seq, said);
  return seq;
}

}  // namespace corner::store
