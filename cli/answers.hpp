#pragma once
// What the counter's commands say alike: a decision and why, what becomes of it, and who is served next.
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace corner::cli {

/// The exit code that says what became of one request.
Exit exit_of(desk::State state);
/// Of several: the first of refused, undetermined, not taken, approval, waiting that occurs.
Exit exit_of(const std::vector<desk::State>& states);
Exit exit_of(const store::Answers& answers);

/// "GRANTED", "REFUSED", …: the first word the person at the counter hears.
std::string verdict(desk::State state);
/// The same, and whether no rule refuses but none grants.
std::string verdict(desk::State state, const Json& record);
render::Tone tone(desk::State state);

/// Why: a line a reason, with rule and references.
void say_why(render::Document& document, const policy::Policy& policy, const Json& record, Language language);

/// What became of it, or would: the verdict, for whom, and what is set aside where.
void say_answer(render::Document& document, const policy::Pack& pack, const store::Answer& answer, const store::Person& person,
                bool dry_run, Language language);

/// What to do next at the counter.
void say_next(render::Document& document, store::Store& store, const store::Answer& answer, const store::Person& person, Date today);

/// The answer for machines: one row. `person`: their number.
std::vector<render::Column> answer_columns();
render::Row answer_row(const policy::Policy& policy, const std::string& person, const store::Answer& answer, Language language);

/// Those of the queue whose turn came, or would come.
void say_served(render::Document& document, const std::vector<store::Served>& served, bool dry_run);

/// A service's or a site's title in the person's language; its id when the pack in force has none.
std::string service_title(const policy::Pack& pack, const std::string& id, Language language);
std::string site_title(const policy::Pack& pack, const std::string& id, Language language);

}  // namespace corner::cli
