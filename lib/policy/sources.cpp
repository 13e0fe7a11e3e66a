#include "policy/sources.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <optional>

#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/hints.hpp"
#include "policy/load.hpp"
#include "policy/toml_guard.hpp"

namespace corner::policy {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 1000;

/// A file descriptor, closed at the end.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

class Directory {
 public:
  explicit Directory(const std::string& path)
      : path_(path.ends_with('/') ? path.substr(0, path.size() - 1) : path) {
    std::error_code error;
    root_ = fs::canonical(path, error);
    if (error || !fs::is_directory(root_, error))
      throw Error(
          say("`{0}` is no directory that can be read — name the directory of a policy", shown(path)));
  }

  void add_all();
  std::vector<Source> sources;
  std::vector<Problem> problems;

 private:
  void add_folder(const fs::path& folder, const std::string& name);
  void add_file(const fs::path& file, const std::string& name);
  void fault(const std::string& name, const char* code, std::string message, std::string hint = "") {
    problems.push_back(
        {{path_ + "/" + visible(name), 0, 0}, Severity::error, code, std::move(message), std::move(hint)});
  }
  std::optional<std::string> read(const fs::path& file, const std::string& name);
  std::vector<fs::directory_entry> entries(const fs::path& folder, const std::string& name);

  std::string path_;
  fs::path root_;
};

bool is_toml(const std::string& name) { return name.ends_with(".toml"); }

std::vector<std::string> file_names() {
  std::vector<std::string> names;
  for (const auto& part : parts) names.push_back(std::string(part.name) + ".toml");
  return names;
}

std::vector<std::string> folder_names() {
  std::vector<std::string> names;
  for (const auto& part : parts) names.emplace_back(part.name);
  return names;
}

/// What a folder holds, hidden entries left out, in the order of the names.
std::vector<fs::directory_entry> Directory::entries(const fs::path& folder, const std::string& name) {
  std::error_code error;
  std::vector<fs::directory_entry> list;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (!at->path().filename().string().starts_with('.')) list.push_back(*at);
  if (error) fault(name, "unreadable", say("this folder cannot be read: {0}", error.message()));
  std::ranges::sort(list, {}, [](const fs::directory_entry& entry) { return entry.path(); });
  return list;
}

void Directory::add_all() {
  for (const auto& entry : entries(root_, "")) {
    const std::string name = entry.path().filename().string();
    std::error_code error;
    if (entry.is_directory(error))
      add_folder(entry.path(), name);
    else if (is_toml(name) && part_of(name).empty())
      fault(name, "unknown-file", tr("a policy has no file of this name"), suggest(name, file_names()));
    else if (is_toml(name))
      add_file(entry.path(), name);
  }
}

void Directory::add_folder(const fs::path& folder, const std::string& name) {
  for (const auto& entry : entries(folder, name)) {
    const std::string inner = name + "/" + entry.path().filename().string();
    std::error_code error;
    if (entry.is_directory(error)) {
      if (!part_of(name + ".toml").empty())
        fault(inner, "unknown-file", tr("folders of a policy hold files, not folders"));
    } else if (is_toml(inner) && part_of(inner).empty()) {
      return fault(name, "unknown-file", tr("a policy has no folder of this name"),
                   suggest(name, folder_names()));
    } else if (is_toml(inner)) {
      add_file(entry.path(), inner);
    }
  }
}

void Directory::add_file(const fs::path& file, const std::string& name) {
  std::error_code error;
  const fs::path real = fs::canonical(file, error);
  if (error) return fault(name, "unreadable", say("this file cannot be read: {0}", error.message()));
  if (std::mismatch(root_.begin(), root_.end(), real.begin(), real.end()).first != root_.end())
    return fault(name, "outside", tr("this link leads out of the policy's directory"),
                 tr("copy the file instead"));
  if (sources.size() == most_files)
    return fault(name, "too-many-files", say("a policy has at most {0} files", most_files));
  if (auto text = read(real, name)) sources.push_back({name, *std::move(text)});
}

std::optional<std::string> Directory::read(const fs::path& file, const std::string& name) {
  const auto unreadable = [&] {
    fault(name, "unreadable", say("this file cannot be read: {0}", std::strerror(errno)));
    return std::nullopt;
  };
  // Without O_NONBLOCK, opening a pipe would wait for its writer.
  const Descriptor descriptor(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
  if (descriptor.number() < 0) return unreadable();
  struct stat status {};
  if (fstat(descriptor.number(), &status) != 0) return unreadable();
  if (!S_ISREG(status.st_mode)) {
    fault(name, "not-a-file", tr("this is no regular file"));
    return std::nullopt;
  }
  std::string text(largest_file + 1, '\0');  // one byte more: the loader refuses what is larger
  std::size_t size = 0;
  while (size < text.size()) {
    const ssize_t got = ::read(descriptor.number(), text.data() + size, text.size() - size);
    if (got < 0) return unreadable();
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  text.resize(size);
  if (size <= largest_file) return text;
  fault(name, "too-long", say("the file is larger than {0} bytes", largest_file), tr("split it"));
  return std::nullopt;
}

}  // namespace

std::string_view part_of(std::string_view path) {
  if (!path.ends_with(".toml")) return {};
  const auto slash = path.find('/');
  const auto name = slash == std::string_view::npos ? path.substr(0, path.size() - 5) : path.substr(0, slash);
  const auto at = std::ranges::find(parts, name, &Part::name);
  return at == parts.end() ? std::string_view() : at->name;
}

std::vector<Source> read_sources(const std::string& directory) {
  Directory found(directory);
  found.add_all();
  if (!found.problems.empty()) throw Problems(std::move(found.problems), Failure::policy_invalid);
  std::ranges::sort(found.sources, {}, &Source::path);
  return std::move(found.sources);
}

}  // namespace corner::policy
