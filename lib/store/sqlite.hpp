#pragma once
// The SQLite driver: a store in one file. Configured for what it must survive (docs/architecture.md, State).
#include <chrono>
#include <map>
#include <memory>
#include <string>

#include "store/db.hpp"
#include "store/lock.hpp"

namespace SQLite {
class Database;
class Statement;
}  // namespace SQLite

namespace corner::store {

enum class Access { read, write };

class SqliteDb : public Db {
 public:
  /// Opens the store at `path`. Access::write takes the sidecar lock first and keeps it. Throws Error when there
  /// is none, it is no store, it is of a newer version, or it cannot be opened that way.
  SqliteDb(const std::string& path, Access access, std::chrono::milliseconds patience);

  /// Makes a new, empty store at `path` with the current schema; never over an existing file.
  static std::unique_ptr<SqliteDb> create(const std::string& path, std::chrono::milliseconds patience);

  /// An empty one in memory with the current schema, to rebuild the state in.
  static std::unique_ptr<SqliteDb> scratch();

  ~SqliteDb() override;

  void query(const std::string& sql, const Row& parameters, const std::function<void(const Row&)>& each) override;
  void write(const std::function<void()>& work) override;
  void tentatively(const std::function<void()>& work) override;

 private:
  SqliteDb(const std::string& path, int flags, std::chrono::milliseconds patience);
  void configure();
  void check_version();
  std::size_t version();
  std::string form();
  bool up_to_date();
  void migrate();
  void drop_state();
  void back_up();
  void commit();
  std::unique_ptr<SQLite::Statement> prepared(const std::string& sql);

  std::string path_;
  std::unique_ptr<Lock> lock_;
  std::unique_ptr<SQLite::Database> database_;  // before the statements: it must outlive them
  std::map<std::string, std::unique_ptr<SQLite::Statement>, std::less<>> statements_;
};

}  // namespace corner::store
