#include "store/store.hpp"

#include "core/error.hpp"
#include "core/sha256.hpp"
#include "core/words.hpp"
#include "policy/canonical.hpp"
#include "store/apply.hpp"
#include "store/in_force.hpp"

namespace corner::store {
namespace {

Json sources_json(const std::vector<policy::Source>& sources) {
  Json files{Json::Object()};
  for (const auto& source : sources) files.set(source.path, source.text);
  return files;
}

// Thrown to undo a dry run; caught where it was asked for.
struct Undo {};

}  // namespace

Store::Store(std::unique_ptr<Db> db) : db_(std::move(db)) {}
Store::Store(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::create(const Place& place, bool practice, const policy::Pack& pack,
                    const std::vector<policy::Source>& sources, const Clerk& clerk) {
  Store store(SqliteDb::create(place.path, place.patience));
  store.in_force_ = std::make_unique<InForce>(std::string(), policy::Policy(pack), Zone(pack.timezone));
  store.db_->write([&] {
    store.append("init", Json().set("practice", practice), clerk);
    store.put_in_force(pack, sources, clerk);
  });
  store.changed_ = true;
  return store;
}

Store Store::open(const Place& place, Access access) {
  return Store(std::make_unique<SqliteDb>(place.path, access, place.patience));
}

bool Store::practice() { return integer(db_->row("SELECT practice FROM info").at(0)) != 0; }

Store::InForce& Store::in_force() {
  const auto row = db_->row("SELECT version FROM adoption ORDER BY seq DESC LIMIT 1");
  if (row.empty()) {
    if (in_force_) return *in_force_;
    throw Error(tr("the store has no pack in force: adopt one with `corner policy adopt DIR`"));
  }
  const auto& version = text(row[0]);
  if (!in_force_ || in_force_->version != version) {
    auto adopted = pack(version);
    auto zone = Zone(adopted.timezone);
    in_force_ = std::make_unique<InForce>(version, policy::Policy(std::move(adopted)), std::move(zone));
  }
  return *in_force_;
}

const policy::Policy& Store::policy() { return in_force().policy; }
const std::string& Store::version() { return in_force().version; }
const Zone& Store::zone() { return in_force().zone; }

std::string Store::canonical(const std::string& version) {
  const auto row = db_->row("SELECT canonical FROM pack_text WHERE version = $1", {version});
  if (row.empty()) throw Error(say("the store keeps no pack of version {0}", version));
  return text(row[0]);
}

policy::Pack Store::pack(const std::string& version) {
  return policy::parse_canonical(canonical(version), policy::Cases::leave);
}

const policy::Policy& Store::policy(const std::string& version) {
  if (version == this->version()) return policy();
  const auto found = past_.find(version);
  return found != past_.end() ? found->second : past_.emplace(version, policy::Policy(pack(version))).first->second;
}

Json Store::sources(const std::string& version) {
  const auto row = db_->row("SELECT sources FROM pack_text WHERE version = $1", {version});
  return row.empty() ? Json() : parse_json(text(row[0]), "pack_text");
}

bool Store::adopt(const policy::Pack& pack, const std::vector<policy::Source>& sources, const Clerk& clerk, bool dry_run) {
  bool news = false;
  write(dry_run, [&] {
    news = version() != policy::version(pack);
    if (news) put_in_force(pack, sources, clerk);
  });
  return news;
}

void Store::put_in_force(const policy::Pack& pack, const std::vector<policy::Source>& sources, const Clerk& clerk) {
  const auto canonical = policy::canonical(pack);
  const auto version = hex(sha256(canonical));
  const auto files = corner::write(sources_json(sources));
  append("pack.adopt", Json().set("version", version).set("id", pack.id).set("sources", hex(sha256(files))), clerk);
  db_->run("INSERT INTO pack_text (version, canonical, sources) VALUES ($1, $2, $3) ON CONFLICT (version) DO NOTHING",
           {version, canonical, files});
}

void Store::write(bool dry_run, const std::function<void()>& work) {
  try {
    db_->write([&] {
      work();
      if (dry_run) throw Undo();
    });
    changed_ = true;
  } catch (const Undo&) {
  }
}

std::optional<Instant> Store::last_instant() {
  const auto last = last_event(*db_);
  return last ? parse_instant(last->at) : std::nullopt;
}

std::int64_t Store::next_seq() {
  const auto last = last_event(*db_);
  return last ? last->seq + 1 : 1;
}

std::int64_t Store::append(const std::string& kind, const Json& payload, const Clerk& clerk) {
  const auto last = last_event(*db_);
  auto& pack = in_force();
  Event event{last ? last->seq + 1 : 1,
              to_string(clerk.at),
              to_string(pack.zone.date_of(clerk.at)),
              clerk.name,
              kind,
              pack.version,
              corner::write(payload),
              ""};
  event.hash = chained(event, last ? last->hash : "");
  insert(*db_, event);
  apply(*db_, event, payload);
  return event.seq;
}

}  // namespace corner::store
