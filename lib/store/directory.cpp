// The directory: people in, all or nothing, and people found again.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/error.hpp"
#include "core/sha256.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/value.hpp"
#include "store/census.hpp"
#include "store/personal.hpp"
#include "store/sheet.hpp"
#include "store/store.hpp"

namespace corner::store {
namespace {

using policy::Fact;
using policy::Origin;

const std::vector<std::string> own_columns{"number", "name", "mail", "language", "service", "directorate", "site", "manager", "login"};

using Packs = std::vector<const policy::Pack*>;

bool is_date(const Fact& fact) { return fact.origin == Origin::until || fact.origin == Origin::since; }

// What a directory may carry: its own columns, whatever a fact of the pack reads by name or by date, and where it finds approvers.
std::vector<std::string> known_columns(const Packs& packs) {
  auto known = own_columns;
  for (const auto* pack : packs) {
    for (const auto& fact : pack->facts) {
      if (is_date(fact)) known.push_back(fact.source);
      if (fact.origin == Origin::named) known.push_back(fact.name);
    }
    for (const auto& role : pack->desk.roles)
      if (!role.column.empty()) known.push_back(role.column);
    for (const auto& due : pack->desk.due) known.push_back(due.column);
  }
  std::ranges::sort(known);
  known.erase(std::ranges::unique(known).begin(), known.end());
  return known;
}

// The text kept for a cell: the fact's own writing, its word for absence when empty, or nothing.
std::string attribute(const policy::Pack& pack, Columns& columns, const Sheet::Line& line, const std::string& column) {
  for (const auto& fact : pack.facts) {
    if (is_date(fact) && fact.source == column) {
      const auto date = columns.date(line, column);
      return date.empty() ? fact.absent_word : date;
    }
    if (fact.origin == Origin::named && fact.name == column) {
      const auto text = columns.cell(line, column);
      if (text.empty()) return fact.absent_word;
      try {
        return policy::write_value(fact, policy::parse_value(fact, text));
      } catch (const Error& error) {
        columns.problem(line, "bad-value", say("`{0}`: {1}", column, error.what()));
        return {};
      }
    }
  }
  return columns.cell(line, column);
}

const policy::Pack& reader_of(const Packs& packs, const std::string& column) {
  const auto reads = [&](const policy::Pack* pack) {
    return std::ranges::any_of(pack->facts, [&](const Fact& fact) {
      return (is_date(fact) && fact.source == column) || (fact.origin == Origin::named && fact.name == column);
    });
  };
  const auto at = std::ranges::find_if(packs, reads);
  return at == packs.end() ? *packs.front() : **at;
}

struct Incoming {
  int line;
  Person person;
};

// As the first of the packs that reads a column has it.
std::vector<Incoming> read_people(const Sheet& sheet, const Packs& packs) {
  Columns columns(sheet, {"number", "name"}, known_columns(packs));
  std::vector<Incoming> people;
  std::map<std::string, int> numbers;
  for (const auto& line : sheet.lines) {
    if (!columns.filled(line, "number")) continue;
    Person person;
    person.number = columns.cell(line, "number");
    person.name = columns.cell(line, "name");
    person.mail = columns.cell(line, "mail");
    const auto [first, fresh] = numbers.emplace(person.number, line.line);
    if (!fresh)
      columns.problem(line, "duplicate-number", say("the number `{0}` stands already in line {1}", person.number, first->second));
    if (!columns.filled(line, "name")) continue;
    person.attributes = Json(Json::Object());
    for (const auto& column : sheet.header)
      if (column != "number" && column != "name" && column != "mail")
        person.attributes.set_if(column, attribute(reader_of(packs, column), columns, line, column));
    people.push_back({line.line, std::move(person)});
  }
  columns.settle();
  return people;
}

// A column the file does not have keeps its value: an import never erases what it does not speak of.
Json merged(const Json& before, const Json& now, const std::vector<std::string>& header) {
  Json out = now;
  for (const auto& [column, value] : before.object())
    if (std::ranges::find(header, column) == header.end()) out.set(column, value);
  return out;
}

std::vector<std::string> differences(const Person& before, const Person& now) {
  std::vector<std::string> out;
  if (before.name != now.name) out.emplace_back("name");
  if (before.mail != now.mail) out.emplace_back("mail");
  std::set<std::string> columns;
  for (const auto& attributes : {&before.attributes, &now.attributes})
    for (const auto& [column, value] : attributes->object()) columns.insert(column);
  for (const auto& column : columns)
    if (before.attributes[column] != now.attributes[column]) out.push_back(column);
  return out;
}

constexpr auto select_person = "SELECT id, number, mail, name, data, key FROM person_data ";

}  // namespace

const std::string& Person::attribute(std::string_view column) const {
  static const std::string none;
  const auto& value = attributes[column];
  return value.is_text() ? value.text() : none;
}

std::vector<Person> people_of(const Sheet& sheet, const std::vector<const policy::Pack*>& packs) {
  std::vector<Person> people;
  for (auto& incoming : read_people(sheet, packs)) people.push_back(std::move(incoming.person));
  return people;
}

Imported Store::import_people(const Sheet& sheet, const Clerk& clerk, bool dry_run) {
  Imported result;
  write(dry_run, [&] {
    auto people = read_people(sheet, {&policy().pack()});
    auto next = integer(db_->row("SELECT coalesce(max(id), 0) + 1 FROM person").at(0));
    for (auto& [line, now] : people) {
      const auto row = db_->row(std::string(select_person) + "WHERE number = $1", {now.number});
      std::vector<std::string> changed;
      if (!row.empty()) {
        const auto before = person_of(row);
        now.id = before.id;
        now.key = before.key;
        now.attributes = merged(before.attributes, now.attributes, sheet.header);
        if (std::ranges::find(sheet.header, "mail") == sheet.header.end()) now.mail = before.mail;
        changed = differences(before, now);
        if (changed.empty()) {
          ++result.unchanged;
          continue;
        }
      } else {
        now.id = next++;
        now.key = hex(clerk.random(32));
      }
      append("person.set", Json().set("person", now.id).set("digest", digest_of(now)), clerk);
      db_->run("INSERT INTO person_data (id, key, number, mail, name, data) VALUES ($1, $2, $3, $4, $5, $6) "
               "ON CONFLICT (id) DO UPDATE SET mail = excluded.mail, name = excluded.name, data = excluded.data",
               {now.id, now.key, now.number, text_or_null(now.mail), now.name, corner::write(now.attributes)});
      result.changes.push_back({now.number, row.empty() ? "added" : "changed", changed});
    }
  });
  return result;
}

Person Store::person(std::int64_t id) {
  const auto row = db_->row(std::string(select_person) + "WHERE id = $1", {id});
  if (row.empty()) throw Error(say("nothing is known any more of the person {0}", id));
  return person_of(row);
}

Person Store::person(const std::string& who) {
  auto row = db_->row(std::string(select_person) + "WHERE number = $1", {who});
  if (row.empty()) row = db_->row(std::string(select_person) + "WHERE mail = $1", {who});
  if (!row.empty()) return person_of(row);

  const auto wanted = folded(who);
  std::vector<Person> found;
  std::vector<std::string> numbers;
  db_->query(std::string(select_person) + "ORDER BY number", {}, [&](const Row& each) {
    numbers.push_back(text(each[1]));
    if (!wanted.empty() && folded(text(each[3])).find(wanted) != std::string::npos) found.push_back(person_of(each));
  });
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    const auto guess = did_you_mean(who, numbers);
    throw Error(guess.empty() ? say("nobody in the directory has the number, mail or name `{0}`", who)
                              : say("nobody in the directory has the number, mail or name `{0}`; {1}", who, guess));
  }
  std::vector<std::string> names;
  for (const auto& person : found) names.push_back(person.number + " " + person.name);
  throw Error(say("`{0}` may be {1}: give the number", who, one_of(names, 6)));
}

}  // namespace corner::store
