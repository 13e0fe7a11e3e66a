#pragma once
// The life of a request at the desk: its states, and which move leads from which to which.
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace corner::desk {

enum class State {
  refused,            ///< decided: no
  undetermined,       ///< facts are missing; asked again once they are known
  not_taken,          ///< granted, or an approver could have, but part of a request of which another part was not
  awaiting_approval,  ///< an approver must answer
  rejected,           ///< an approver said no, or nothing for too long
  waiting,            ///< granted, in the queue
  reserved,           ///< set aside, to be collected; or an appointment to come
  collected,          ///< in the person's hands
  returned,
  honoured,           ///< an appointment that took place
  missed,             ///< an appointment to which nobody came
  lapsed,             ///< not collected in time
  lost,               ///< lost or stolen while in the person's hands
  cancelled
};

enum class Move { serve, queue, ask, refuse, reject, collect, honour, miss, lapse, give_back, lose, cancel };

/// The words of the store, JSON and CSV: `awaiting-approval`.
const char* code(State state);
/// Throws Error for a word that is no state.
State state_of(std::string_view code);

/// Where `move` leads; nothing when it is not allowed there.
std::optional<State> after(State state, Move move);

/// Not over yet: it holds something or waits for something.
bool live(State state);

/// Where to hand over: the site wanted; else the person's own; else the one with most free, then the first by
/// name. Nothing when there is none free. `free` counts by site.
std::optional<std::string> site_for(const std::string& wanted, const std::string& own,
                                    const std::map<std::string, std::int64_t>& free);

}  // namespace corner::desk
