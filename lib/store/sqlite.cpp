#include "store/sqlite.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/words.hpp"
#include "store/apply.hpp"
#include "store/on_disk.hpp"
#include "store/schema.hpp"

namespace corner::store {
namespace {

constexpr std::size_t first_stamped = 3;  // the first version that says which form its state has
constexpr std::size_t short_stamp = 8;    // digits of a form in the name of a copy

// A link could be turned elsewhere between two commands: none is followed.
std::string not_opened(const std::string& path) {
  std::error_code error;
  const auto real = std::filesystem::canonical(path, error);
  if (!error && real != std::filesystem::absolute(path).lexically_normal())
    return say("the store `{0}` is behind a symbolic link, and none is followed: name it as `{1}`", path, real.string());
  return say("the store `{0}` cannot be opened: check the path and your rights", path);
}

// What SQLite's error means to somebody at the counter.
Error told(const SQLite::Exception& error, const std::string& path) {
  switch (error.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Error(say("the store `{0}` is being used by somebody else; nothing was changed, try again", path));
    case SQLITE_NOTADB: return Error(say("`{0}` is no store: it is no SQLite file", path));
    case SQLITE_CORRUPT:
      return Error(say("the store `{0}` is damaged ({1}): restore a backup, and keep this file for the inquiry", path,
                       error.what()),
                   Failure::damaged);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return Error(say("the store `{0}` cannot be written: check the rights on the file and its folder", path));
    case SQLITE_CANTOPEN: return Error(not_opened(path));
    case SQLITE_FULL: return Error(say("no room left on the disk of the store `{0}`; nothing was changed", path));
    case SQLITE_IOERR: return Error(say("the disk of the store `{0}` fails ({1}); nothing was changed", path, error.what()));
    case SQLITE_CONSTRAINT:
      return Error(say("the store refuses that change: {0}", error.what()), Failure::conflict);
    default: return Error(say("the store `{0}`: {1}", path, error.what()));
  }
}

// To SQLite `$2` is a name like any other, numbered by where it first stands; `?2` is the second parameter.
std::string numbered(std::string sql) {
  for (std::size_t at = 0; at + 1 < sql.size(); ++at)
    if (sql[at] == '$' && sql[at + 1] >= '0' && sql[at + 1] <= '9') sql[at] = '?';
  return sql;
}

void bind(SQLite::Statement& statement, const Row& parameters) {
  int at = 0;
  for (const auto& parameter : parameters) {
    ++at;
    if (const auto* number = std::get_if<std::int64_t>(&parameter))
      statement.bind(at, *number);
    else if (const auto* words = std::get_if<std::string>(&parameter))
      statement.bindNoCopy(at, *words);
    else
      statement.bind(at);
  }
}

Cell cell_of(const SQLite::Column& column) {
  if (column.isNull()) return {};
  if (column.isInteger()) return column.getInt64();
  return column.getString();
}

}  // namespace

SqliteDb::SqliteDb(const std::string& path, int flags, std::chrono::milliseconds patience) : path_(path) {
  try {
    database_ = std::make_unique<SQLite::Database>(path, flags, static_cast<int>(patience.count()));
    configure();
  } catch (const SQLite::Exception& error) {
    throw told(error, path);
  }
}

SqliteDb::SqliteDb(const std::string& path, Access access, std::chrono::milliseconds patience) : path_(path) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0)
    throw Error(say("there is no store at `{0}`: make one with `corner init`, or name one with --store", path));
  if (!S_ISREG(info.st_mode)) throw Error(say("`{0}` is no store: it is no regular file", path));
  if (info.st_size == 0) throw Error(say("`{0}` is no store: it is empty", path));
  refuse_network_file_system(path);
  if (access == Access::write) {
    if (::access(path.c_str(), W_OK) != 0)
      throw Error(say("the store `{0}` cannot be written: check the rights on the file and its folder", path));
    lock_ = std::make_unique<Lock>(path, patience);
  }
  try {
    // Even a reader opens for writing where it may: it must be able to roll back what a killed writer left.
    const bool writable = ::access(path.c_str(), W_OK) == 0;
    const int flags = (writable ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY) | SQLITE_OPEN_NOFOLLOW;
    database_ = std::make_unique<SQLite::Database>(path, flags, static_cast<int>(patience.count()));
    configure();
    check_version();
    // WAL on SQLite 3.40.1 can corrupt a store when another process checkpoints (docs/architecture.md).
    if (access == Access::write && database_->execAndGet("PRAGMA journal_mode").getString() != "delete")
      database_->exec("PRAGMA journal_mode = DELETE");
  } catch (const SQLite::Exception& error) {
    throw told(error, path);
  }
  if (up_to_date()) return;
  if (access == Access::read)
    throw Error(say("the store `{0}` was written by another corner: any command that writes, such as `corner nightly`, brings it up to date", path));
  migrate();
}

std::unique_ptr<SqliteDb> SqliteDb::create(const std::string& path, std::chrono::milliseconds patience) {
  const auto folder = std::filesystem::path(path).parent_path();
  std::error_code error;
  if (!folder.empty()) std::filesystem::create_directories(folder, error);
  if (error) throw Error(say("the folder `{0}` cannot be made: {1}", folder.string(), error.message()));
  refuse_network_file_system(folder.empty() ? "." : folder.string());
  auto lock = std::make_unique<Lock>(path, patience);
  if (!make_empty(path, owner_alone)) {
    if (errno == EEXIST)
      throw Error(say("`{0}` exists already: an existing store is never overwritten", path), Failure::conflict);
    throw Error(say("the store `{0}` cannot be written: check the rights on the file and its folder", path));
  }
  std::unique_ptr<SqliteDb> made(new SqliteDb(
      path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLITE_OPEN_NOFOLLOW, patience));
  made->lock_ = std::move(lock);
  try {
    made->database_->exec(fmt::format("PRAGMA application_id = {}", application_id));
  } catch (const SQLite::Exception& failure) {
    throw told(failure, path);
  }
  made->migrate();
  return made;
}

std::unique_ptr<SqliteDb> SqliteDb::scratch() {
  std::unique_ptr<SqliteDb> made(
      new SqliteDb(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, std::chrono::milliseconds(0)));
  made->migrate();
  made->database_->exec("PRAGMA foreign_keys = OFF");  // the state alone is rebuilt there, without the journal
  return made;
}

SqliteDb::~SqliteDb() = default;

void SqliteDb::configure() {
  auto* handle = database_->getHandle();
  sqlite3_extended_result_codes(handle, 1);
  for (const int option : {SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_ENABLE_FKEY})
    sqlite3_db_config(handle, option, 1, nullptr);
  for (const int option : {SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL})
    sqlite3_db_config(handle, option, 0, nullptr);
  database_->exec("PRAGMA recursive_triggers = ON");  // or else OR REPLACE walks round the triggers
  database_->exec("PRAGMA synchronous = EXTRA");      // FULL loses acknowledged commits on a power cut
}

void SqliteDb::check_version() {
  if (database_->execAndGet("PRAGMA application_id").getInt() != application_id)
    throw Error(say("`{0}` is no store: it is another program's SQLite file", path_));
  const auto version = this->version();
  if (version > kept_migrations().size())
    throw Error(say("the store `{0}` was written by a newer corner (version {1}, this one knows {2}): install it", path_,
                    version, kept_migrations().size()));
}

std::size_t SqliteDb::version() { return static_cast<std::size_t>(database_->execAndGet("PRAGMA user_version").getInt()); }

/// No stamp, no table for one: as another form.
std::string SqliteDb::form() {
  std::string found;
  if (version() >= first_stamped)
    query("SELECT state FROM form", {}, [&](const Row& row) { found = text(row[0]); });
  return found;
}

bool SqliteDb::up_to_date() { return version() == kept_migrations().size() && form() == state_form(); }

/// The tables of state refer to the journal's, and those beside it to the state's: while they are exchanged, nothing is checked.
void SqliteDb::migrate() {
  const auto before = version();
  if (before > 0) back_up();
  run("PRAGMA foreign_keys = OFF");
  write([&] {
    if (before > 0) drop_state();
    for (auto next = before; next < kept_migrations().size(); ++next)
      for (const auto& statement : kept_migrations()[next]) run(statement);
    for (const auto& statement : state_schema()) run(statement);
    if (before > 0) each_event(*this, 1, 0, [&](const Event& event) { apply(*this, event, parse_json(event.payload, "journal")); });
    run("INSERT INTO form (id, state) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET state = excluded.state", {state_form()});
    run(fmt::format("PRAGMA user_version = {}", kept_migrations().size()));
  });
  run("PRAGMA foreign_keys = ON");
}

/// All but what is kept, so that a table that this form has no more goes too.
void SqliteDb::drop_state() {
  for (const auto& row : rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
    if (std::ranges::find(kept_tables(), text(row[0])) == kept_tables().end()) run(fmt::format("DROP TABLE \"{}\"", text(row[0])));
}

/// Beside the store, in its form of before; kept for whoever looks after it to remove.
void SqliteDb::back_up() {
  const auto stamp = form();
  const auto copy = fmt::format("{}.version-{}{}{}", path_, version(), stamp.empty() ? "" : "-", stamp.substr(0, short_stamp));
  if (std::filesystem::exists(copy)) return;
  const auto draft = copy + ".new";  // half of a copy must not pass for one
  std::error_code missing;
  std::filesystem::remove(draft, missing);
  if (!make_empty(draft, mode_of(path_)))
    throw Error(say("the store `{0}` cannot be brought up to date: the copy `{1}` cannot be written", path_, draft));
  run("VACUUM INTO $1", {draft});
  std::filesystem::rename(draft, copy);
}

std::unique_ptr<SQLite::Statement> SqliteDb::prepared(const std::string& sql) {
  const auto found = statements_.find(sql);
  if (found == statements_.end() || !found->second) return std::make_unique<SQLite::Statement>(*database_, numbered(sql));
  return std::move(found->second);
}

void SqliteDb::query(const std::string& sql, const Row& parameters, const std::function<void(const Row&)>& each) {
  try {
    auto statement = prepared(sql);  // out of the cache while in use: `each` may ask the same again
    bind(*statement, parameters);
    Row row;
    while (statement->executeStep()) {
      row.clear();
      for (int i = 0; i < statement->getColumnCount(); ++i) row.push_back(cell_of(statement->getColumn(i)));
      each(row);
    }
    statement->reset();
    statement->clearBindings();
    statements_[sql] = std::move(statement);
  } catch (const SQLite::Exception& error) {
    throw told(error, path_);
  }
}

void SqliteDb::write(const std::function<void()>& work) {
  try {
    database_->exec("BEGIN IMMEDIATE");
  } catch (const SQLite::Exception& error) {
    throw told(error, path_);
  }
  try {
    work();
  } catch (...) {
    if (sqlite3_get_autocommit(database_->getHandle()) == 0) database_->tryExec("ROLLBACK");
    throw;
  }
  commit();
}

void SqliteDb::commit() {
  try {
    database_->exec("COMMIT");
  } catch (const SQLite::Exception& error) {
    // A reader in the way, or a broken constraint: SQLite still holds the transaction open, so it can be undone for
    // certain. After any other failure the commit may stand on the disk; only asking again can tell.
    const bool undone = (error.getErrorCode() == SQLITE_BUSY || error.getErrorCode() == SQLITE_CONSTRAINT) &&
                        database_->tryExec("ROLLBACK") == SQLITE_OK;
    if (undone) throw told(error, path_);
    throw Error(say("the disk failed while the store `{0}` was being written ({1}): it is not known whether the change "
                    "stands; ask again the same way to find out",
                    path_, error.what()),
                Failure::outcome_unknown);
  }
}

void SqliteDb::tentatively(const std::function<void()>& work) {
  run("SAVEPOINT tentative");
  const auto undo = [&] {
    run("ROLLBACK TO tentative");
    run("RELEASE tentative");
  };
  try {
    work();
  } catch (...) {
    undo();
    throw;
  }
  undo();
}

}  // namespace corner::store
