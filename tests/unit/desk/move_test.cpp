#include "desk/move.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"

using namespace corner::desk;

TEST_CASE("a request is collected only when it is reserved, and returned only when it is collected") {
  CHECK(after(State::reserved, Move::collect) == State::collected);
  CHECK(after(State::collected, Move::give_back) == State::returned);
  for (const auto state : {State::refused, State::undetermined, State::not_taken, State::awaiting_approval, State::waiting,
                           State::collected, State::returned, State::cancelled})
    CHECK_FALSE(after(state, Move::collect));
  CHECK_FALSE(after(State::returned, Move::give_back));
}

TEST_CASE("what is over cannot be cancelled, what is in somebody's hands must be returned") {
  CHECK(after(State::waiting, Move::cancel) == State::cancelled);
  CHECK(after(State::reserved, Move::cancel) == State::cancelled);
  CHECK(after(State::awaiting_approval, Move::cancel) == State::cancelled);
  for (const auto state : {State::collected, State::returned, State::cancelled, State::refused})
    CHECK_FALSE(after(state, Move::cancel));
}

TEST_CASE("states are written and read by the same words") {
  for (const auto state : {State::refused, State::undetermined, State::not_taken, State::awaiting_approval, State::rejected,
                           State::waiting, State::reserved, State::collected, State::returned, State::honoured, State::missed,
                           State::lapsed, State::lost, State::cancelled})
    CHECK(state_of(code(state)) == state);
  CHECK_THROWS_AS(state_of("reservd"), corner::Error);
}

TEST_CASE("the hand-over's site: the one wanted, else the own, else where most are free") {
  const std::map<std::string, std::int64_t> free{{"cadam", 3}, {"cannes", 0}, {"grasse", 1}};
  CHECK(site_for("grasse", "cadam", free) == "grasse");
  CHECK_FALSE(site_for("cannes", "cadam", free));
  CHECK(site_for("", "grasse", free) == "grasse");
  CHECK(site_for("", "cannes", free) == "cadam");
  CHECK_FALSE(site_for("", "cadam", {}));
  CHECK(site_for("", "", {{"a", 2}, {"b", 2}}) == "a");
}
