#include "policy/few.hpp"

#include <doctest/doctest.h>

#include <numeric>

using corner::policy::Few;

TEST_CASE("a list keeps all items, in their order, wherever they lie") {
  Few<int, 4> list;
  for (int size = 0; size < 20; ++size) {
    CHECK(static_cast<int>(list.size()) == size);
    CHECK(std::accumulate(list.begin(), list.end(), 0) == size * (size - 1) / 2);
    list.push_back(size);
    CHECK(list.back() == size);
  }
  list.clear();
  CHECK(list.empty());
  list.push_back(7);
  CHECK(list[0] == 7);
}

TEST_CASE("what is not wanted is not added, nor does it overwrite anything") {
  Few<int, 4> list;
  for (int i = 0; i < 20; ++i) list.add_if(i % 3 == 0, i);
  CHECK(list.size() == 7);
  for (std::size_t i = 0; i < list.size(); ++i) CHECK(list[i] == 3 * static_cast<int>(i));
}

TEST_CASE("room is for as many as are said, and holds what was filled in") {
  for (const std::size_t most : {3u, 4u, 5u, 100u}) {
    Few<int, 4> list;
    int* const into = list.room(most);
    for (std::size_t i = 0; i < most; ++i) into[i] = static_cast<int>(i);
    list.filled(most - 1);
    CHECK(list.size() == most - 1);
    CHECK(list.back() == static_cast<int>(most) - 2);
  }
}
