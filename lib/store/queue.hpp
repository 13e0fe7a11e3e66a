#pragma once
// The queue: who waits, in the pack's order, and where a thing that comes free meets whoever waits for it.
#include "store/nightly.hpp"

namespace corner::store {

/// Decides a request again whose turn has come, or that has all its approvals, under today's facts and the pack in force, and sets aside
/// what is free; inside `write` only. Reserved, waiting when nothing is free, refused; or awaiting approval of other roles.
Served serve(Store& store, const Request& request, const policy::Service& service, const Clerk& clerk);

/// Serves those who wait for `service`, or for a kit that it is a part of, as long as something is free for one of them. Each is
/// decided again, under today's facts: for whom the rules no longer allow it, the place is closed. Inside `write` only.
std::vector<Served> serve_queue(Store& store, const std::string& service, const Clerk& clerk);

/// Those who wait, service by service, in the order of serving; for one service, or for all ("").
std::vector<Request> waiting(Store& store, const std::string& service);

/// How many awake stand before a place.
std::int64_t ahead_of(Store& store, const Request& request);

/// What the night says of it.
Done done_of(const Served& served);

/// Night: suspended places wake up when their time is over.
void wake_places(Store& store, const Clerk& clerk, std::vector<Done>& done);

/// Night: every queue, should something have come free in a way that served none.
void serve_queues(Store& store, const Clerk& clerk, std::vector<Done>& done);

}  // namespace corner::store
