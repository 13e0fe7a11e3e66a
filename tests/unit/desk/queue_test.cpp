#include "desk/queue.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <tuple>

using namespace corner::desk;

namespace {

constexpr Queue fair{false, 3}, local{true, 3};

Waiting anywhere(std::int64_t id, const char* own, int passed_over = 0) { return {id, 0, "", own, false, passed_over}; }
Waiting at(std::int64_t id, const char* wanted, int passed_over = 0) { return {id, 0, wanted, "", false, passed_over}; }

}  // namespace

TEST_CASE("first the class, then first come first served, whatever the order of the list") {
  std::vector<Waiting> waiting{anywhere(7, "nice"), anywhere(3, "grasse"), anywhere(9, "nice")};
  waiting[2].rank = 0;
  waiting[0].rank = waiting[1].rank = 1;
  CHECK(next_turn(waiting, "nice", fair, false) == Turn{9, {}});
  waiting.pop_back();
  CHECK(next_turn(waiting, "nice", fair, false) == Turn{3, {}});
  CHECK(!next_turn({}, "nice", fair, false));
}

TEST_CASE("a suspended place is kept, and neither served nor passed over") {
  std::vector<Waiting> waiting{anywhere(1, "grasse"), at(2, "nice")};
  waiting[0].suspended = true;
  CHECK(next_turn(waiting, "nice", fair, false) == Turn{2, {}});
  CHECK(next_turn(waiting, "nice", local, false) == Turn{2, {}});
  waiting[0].suspended = false;
  CHECK(next_turn(waiting, "nice", fair, false) == Turn{1, {}});
}

TEST_CASE("another site's unit only by transfer; who cannot have it is not passed over") {
  const std::vector<Waiting> waiting{at(1, "grasse"), at(2, "nice")};
  CHECK(next_turn(waiting, "nice", fair, false) == Turn{2, {}});
  CHECK(next_turn(waiting, "nice", fair, true) == Turn{1, {}});
  CHECK(next_turn(waiting, "nice", local, false) == Turn{2, {}});
  CHECK(next_turn(waiting, "nice", local, true) == Turn{2, {1}});
  CHECK(!next_turn({at(1, "grasse")}, "nice", local, false));
}

TEST_CASE("local first: who wants the unit's site, or any and is at home there") {
  CHECK(next_turn({anywhere(1, "grasse"), anywhere(2, "nice")}, "nice", local, false) == Turn{2, {1}});
  CHECK(next_turn({anywhere(1, "grasse"), anywhere(2, "nice"), at(3, "nice")}, "nice", local, false) == Turn{2, {1}});
  CHECK(next_turn({anywhere(1, "grasse"), anywhere(2, "menton")}, "nice", local, false) == Turn{1, {}});
  // At home at the unit's site, but asked for another.
  CHECK(next_turn({anywhere(1, "grasse"), {2, 0, "grasse", "nice", false, 0}}, "nice", local, true) == Turn{1, {}});
}

TEST_CASE("whoever has been passed over often enough goes first, and passes others over in turn") {
  CHECK(next_turn({anywhere(1, "grasse", 2), anywhere(2, "nice")}, "nice", local, false) == Turn{2, {1}});
  CHECK(next_turn({anywhere(1, "grasse", 3), anywhere(2, "nice")}, "nice", local, false) == Turn{1, {}});
  CHECK(next_turn({anywhere(1, "grasse", 1), anywhere(2, "grasse", 3), anywhere(3, "nice")}, "nice", local, false) ==
        Turn{2, {1}});
  CHECK(next_turn({at(1, "grasse", 3), at(2, "nice")}, "nice", local, false) == Turn{2, {}});
  CHECK(next_turn({anywhere(1, "grasse")}, "nice", Queue{true, 0}, false) == Turn{1, {}});
  CHECK(next_turn({anywhere(1, "grasse"), anywhere(2, "nice")}, "nice", Queue{true, 0}, false) == Turn{1, {}});
}

namespace {

/// A queue that lives: people come, suspend their place and take it up again, leave; units come free at some site.
class History {
 public:
  History(std::uint64_t seed, Queue queue, bool transfer, std::size_t classes)
      : chance_(seed), queue_(queue), transfer_(transfer), classes_(classes) {}

  void step() {
    const unsigned move = roll(10);
    if (move < 4) come();
    else if (move < 8) free_unit();
    else if (!waiting_.empty() && move == 8) any().suspended ^= true;
    else if (!waiting_.empty() && roll(4) == 0) waiting_.erase(waiting_.begin() + roll(static_cast<unsigned>(waiting_.size())));
  }

 private:
  struct Promise {
    std::size_t turns = 0;  // units they could have taken so far
    std::size_t ahead = 0;  // who may still be served before them
  };

  unsigned roll(unsigned sides) {
    chance_ = chance_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<unsigned>(chance_ >> 33) % sides;
  }
  std::string site() { return std::string(1, static_cast<char>('a' + roll(3))); }
  Waiting& any() { return waiting_[roll(static_cast<unsigned>(waiting_.size()))]; }
  static auto place(const Waiting& each) { return std::tie(each.rank, each.id); }

  void come() {
    const Waiting made{next_++, roll(static_cast<unsigned>(classes_)), roll(2) == 0 ? "" : site(), site(), roll(8) == 0, 0};
    for (const auto& each : waiting_) {
      if (place(each) < place(made)) ++promises_[made.id].ahead;
      else ++promises_[each.id].ahead;  // a higher class comes in before
    }
    waiting_.push_back(made);
  }

  bool can(const Waiting& each, const std::string& where) const {
    return !each.suspended && (transfer_ || each.wanted.empty() || each.wanted == where);
  }

  void free_unit() {
    const std::string where = site();
    const auto turn = next_turn(waiting_, where, queue_, transfer_);
    std::vector<Waiting> able;
    for (const auto& each : waiting_)
      if (can(each, where)) able.push_back(each);
    REQUIRE(turn.has_value() == !able.empty());
    if (!turn) return;
    const auto served = std::ranges::find(able, turn->id, &Waiting::id);
    REQUIRE(served != able.end());
    if (!queue_.local_first) CHECK(turn->passed_over.empty());
    std::vector<std::int64_t> before;
    std::ranges::sort(able, {}, place);
    for (const auto& each : able)
      if (each.id == turn->id) break;
      else before.push_back(each.id);
    CHECK(turn->passed_over == before);
    for (auto& each : waiting_) {
      if (std::ranges::count(turn->passed_over, each.id) != 0) {
        ++each.passed_over;
        CHECK(each.passed_over <= queue_.passed_over_at_most);
      }
      if (!can(each, where)) continue;
      auto& promise = promises_[each.id];
      ++promise.turns;
      if (each.id != turn->id) CHECK(promise.turns <= promise.ahead + static_cast<std::size_t>(queue_.passed_over_at_most));
    }
    std::erase_if(waiting_, [&](const Waiting& each) { return each.id == turn->id; });
  }

  std::uint64_t chance_;
  Queue queue_;
  bool transfer_;
  std::size_t classes_;
  std::int64_t next_ = 1;
  std::vector<Waiting> waiting_;
  std::map<std::int64_t, Promise> promises_;
};

}  // namespace

TEST_CASE("over any history: nobody passed over more often than the pack says, and everybody's turn comes") {
  for (unsigned seed = 0; seed < 200; ++seed) {
    History history(seed, Queue{seed % 4 != 0, static_cast<int>(seed % 5)}, seed % 2 == 0, 1 + seed % 3);
    for (int step = 0; step < 300; ++step) history.step();
  }
}
