#include "exchange/program.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"

using namespace corner;
using exchange::run_program;

TEST_CASE("a program gets its input and says what it says") {
  const auto ran = run_program({"sh", "-c", "cat; echo aside >&2; exit 3"}, "all of it");
  CHECK(ran.exit == 3);
  CHECK(ran.out == "all of it");
  CHECK(ran.err == "aside\n");
}

TEST_CASE("neither side waits for the other, however much it is") {
  const std::string much(1 << 20, 'x');
  CHECK(run_program({"cat"}, much).out == much);
  CHECK(run_program({"true"}, much).exit == 0);  // reads none of it
}

TEST_CASE("arguments are no shell's words") { CHECK(run_program({"printf", "%s", "a b; $HOME"}, "").out == "a b; $HOME"); }

TEST_CASE("a signal, a program that is not there, one that is not over") {
  CHECK(run_program({"sh", "-c", "kill -9 $$"}, "").exit == 128 + 9);
  CHECK_THROWS_AS(run_program({"/nowhere/mailer"}, ""), Error);
  CHECK_THROWS_AS(run_program({"sleep", "1000"}, "", std::chrono::milliseconds(50)), Error);
}
