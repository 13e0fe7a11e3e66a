#include "policy/box.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace corner::policy;

namespace {

/// Three small facts, so that every point can be tried: a number, a boolean, a word that may be absent.
std::vector<Fact> facts() {
  std::vector<Fact> list(3);
  list[0].type = Type::integer;
  list[0].high = 4;
  list[2].type = Type::enumeration;
  list[2].values = {"a", "b"};
  list[2].absent_word = "none";
  return list;
}

using Point = std::vector<Value>;

std::vector<Point> all_points() {
  std::vector<Point> points;
  for (Value number = 0; number <= 4; ++number)
    for (Value flag = 0; flag <= 1; ++flag)
      for (const Value word : {Value{0}, Value{1}, absent}) points.push_back({number, flag, word});
  return points;
}

bool has(const Box& box, const Point& point) {
  for (const auto& condition : box)
    if (!condition.accept.has(point[static_cast<std::size_t>(condition.fact)])) return false;
  return true;
}

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  bool flip() { return engine_() % 2 == 0; }
  Accept accept(const Fact& fact) {
    Accept some;
    while (nothing(some)) {
      for (Value value = domain(fact).low; value <= domain(fact).high; ++value)
        if (flip()) some.ranges.push_back({value, value});
      some.absent = !fact.absent_word.empty() && flip();
      normalise(some.ranges);
    }
    return some;
  }
  Box box(const std::vector<Fact>& of) {
    Box some;
    for (int i = 0; i < static_cast<int>(of.size()); ++i)
      if (flip()) some.push_back({i, accept(of[static_cast<std::size_t>(i)]), {}});
    return some;
  }

 private:
  std::mt19937 engine_;
};

}  // namespace

TEST_CASE("intervals are sorted, joined where they touch, and no further") {
  std::vector<Interval> ranges{{7, 9}, {1, 2}, {3, 3}, {8, 12}, {14, 14}};
  normalise(ranges);
  CHECK(ranges == std::vector<Interval>{{1, 3}, {7, 12}, {14, 14}});
}

TEST_CASE("an open list has one value more than it names") {
  Fact open;
  open.type = Type::enumeration;
  open.origin = Origin::directory;
  open.values = {"a"};
  CHECK(domain(open) == Interval{0, 1});
  open.values.clear();
  CHECK(domain(open) == Interval{0, 0});
}

TEST_CASE("the algebra agrees with trying every point") {
  const auto of = facts();
  const auto points = all_points();
  Dice dice(20260301);
  for (int round = 0; round < 3000; ++round) {
    const Box a = dice.box(of), b = dice.box(of), c = dice.box(of);
    const auto both = intersect(a, b);
    const auto pieces = subtract(of, a, b);
    const std::vector<Box> cover{b, c};
    const auto rest = remainder(of, a, cover);
    bool common = false, uncovered = false;
    for (const auto& point : points) {
      CHECK((both && has(*both, point)) == (has(a, point) && has(b, point)));
      int times = 0;
      for (const auto& piece : pieces) times += has(piece, point) ? 1 : 0;
      CHECK(times == (has(a, point) && !has(b, point) ? 1 : 0));
      const bool outside = has(a, point) && !has(b, point) && !has(c, point);
      if (rest && has(*rest, point)) CHECK(outside);
      common |= has(a, point) && has(b, point);
      uncovered |= outside;
    }
    CHECK(both.has_value() == common);
    CHECK(rest.has_value() == uncovered);
  }
}

TEST_CASE("whole domains are covered piece by piece, absence included") {
  const auto of = facts();
  const Box everything;
  const auto word = [](Accept accept) { return Box{{2, std::move(accept), {}}}; };
  std::vector<Box> cover{word({.ranges = {{0, 0}}}), word({.ranges = {{1, 1}}})};
  const auto rest = remainder(of, everything, cover);
  REQUIRE(rest);
  CHECK(rest->front().accept == Accept{.ranges = {}, .absent = true});
  cover.push_back(word({.ranges = {}, .absent = true}));
  CHECK_FALSE(remainder(of, everything, cover));
}
