#include "desk/move.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/error.hpp"
#include "core/words.hpp"

namespace corner::desk {
namespace {

constexpr std::array<std::pair<State, const char*>, 14> codes{{{State::refused, "refused"},
                                                               {State::undetermined, "undetermined"},
                                                               {State::not_taken, "not-taken"},
                                                               {State::awaiting_approval, "awaiting-approval"},
                                                               {State::rejected, "rejected"},
                                                               {State::waiting, "waiting"},
                                                               {State::reserved, "reserved"},
                                                               {State::collected, "collected"},
                                                               {State::returned, "returned"},
                                                               {State::honoured, "honoured"},
                                                               {State::missed, "missed"},
                                                               {State::lapsed, "lapsed"},
                                                               {State::lost, "lost"},
                                                               {State::cancelled, "cancelled"}}};

struct Step {
  State from;
  Move move;
  State to;
};

constexpr std::array<Step, 19> steps{{{State::awaiting_approval, Move::serve, State::reserved},
                                      {State::awaiting_approval, Move::queue, State::waiting},
                                      {State::awaiting_approval, Move::ask, State::awaiting_approval},
                                      {State::awaiting_approval, Move::refuse, State::refused},
                                      {State::awaiting_approval, Move::reject, State::rejected},
                                      {State::awaiting_approval, Move::cancel, State::cancelled},
                                      {State::waiting, Move::serve, State::reserved},
                                      {State::waiting, Move::refuse, State::refused},
                                      {State::waiting, Move::cancel, State::cancelled},
                                      {State::waiting, Move::lapse, State::lapsed},
                                      {State::reserved, Move::queue, State::waiting},
                                      {State::reserved, Move::collect, State::collected},
                                      {State::reserved, Move::honour, State::honoured},
                                      {State::reserved, Move::miss, State::missed},
                                      {State::reserved, Move::lapse, State::lapsed},
                                      {State::reserved, Move::cancel, State::cancelled},
                                      {State::collected, Move::give_back, State::returned},
                                      {State::collected, Move::lose, State::lost},
                                      {State::lost, Move::give_back, State::returned}}};

}  // namespace

const char* code(State state) {
  return std::ranges::find(codes, state, &std::pair<State, const char*>::first)->second;
}

State state_of(std::string_view code) {
  for (const auto& [state, word] : codes)
    if (word == code) return state;
  throw Error(say("`{0}` is no state of a request", code));
}

std::optional<State> after(State state, Move move) {
  for (const auto& step : steps)
    if (step.from == state && step.move == move) return step.to;
  return std::nullopt;
}

bool live(State state) {
  return state == State::awaiting_approval || state == State::waiting || state == State::reserved ||
         state == State::collected;
}

std::optional<std::string> site_for(const std::string& wanted, const std::string& own,
                                    const std::map<std::string, std::int64_t>& free) {
  const auto has = [&](const std::string& site) {
    const auto found = free.find(site);
    return found != free.end() && found->second > 0;
  };
  if (!wanted.empty()) return has(wanted) ? std::optional(wanted) : std::nullopt;
  if (has(own)) return own;
  const auto best = std::ranges::max_element(free, {}, &std::pair<const std::string, std::int64_t>::second);
  return best != free.end() && best->second > 0 ? std::optional(best->first) : std::nullopt;
}

}  // namespace corner::desk
