#include "golden/sandbox.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "cli/run.hpp"
#include "core/sha256.hpp"

namespace fs = std::filesystem;

namespace golden {
namespace {

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::invalid_argument(path.string() + " cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

void write(const fs::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  if (!(file << text).flush()) throw std::invalid_argument(path.string() + " cannot be written");
}

// The process's own standard input, for code that reads descriptor 0.
class StandardInput {
 public:
  explicit StandardInput(const std::string& path) : before_(dup(STDIN_FILENO)) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) throw std::invalid_argument(path + " cannot be read");
    dup2(file, STDIN_FILENO);
    close(file);
  }
  ~StandardInput() {
    dup2(before_, STDIN_FILENO);
    close(before_);
  }
  StandardInput(const StandardInput&) = delete;
  StandardInput& operator=(const StandardInput&) = delete;

 private:
  int before_;
};

}  // namespace

Sandbox::Sandbox(const fs::path& source, std::string locale_directory)
    : before_(fs::current_path()), locale_directory_(std::move(locale_directory)) {
  // Always as long, whatever TMPDIR says: lines that hold the path wrap alike everywhere.
  std::string name = "/tmp/corner-golden-XXXXXX";
  if (mkdtemp(name.data()) == nullptr) throw std::invalid_argument("no folder can be made in /tmp");
  folder_ = name;
  fs::create_directory(folder_ / "tests");
  for (const char* shared : {"policies", "data", "tests/pack", "tests/lending", "tests/counter"})
    fs::create_directory_symlink(source / shared, folder_ / shared);
  environment_ = {{"HOME", name},
                  {"XDG_DATA_HOME", name + "/.local/share"},
                  {"XDG_CONFIG_HOME", name + "/.config"},
                  {"XDG_STATE_HOME", name + "/.local/state"},
                  {"XDG_CACHE_HOME", name + "/.cache"},
                  {"CORNER_LANG", "en"}};
  fs::current_path(folder_);
}

Sandbox::~Sandbox() {
  std::error_code ignored;
  fs::current_path(before_, ignored);
  fs::remove_all(folder_, ignored);
}

Said Sandbox::run(const Step& step) {
  const auto line = split_command(step.command);
  const auto& name = line.words[0];
  std::string out, err;
  Said said;
  if (name == "corner") {
    said.exit = run_corner(line, out, err);
  } else if (name == "cat" && line.here && line.output && line.words.size() == 1) {
    write(inside(*line.output), step.body);
    return said;
  } else if (name == "cat" && line.words.size() == 2 && !line.here) {
    out = read(line.words[1]);
  } else if (name == "export") {
    for (std::size_t i = 1; i < line.words.size(); ++i) {
      const auto equals = line.words[i].find('=');
      if (equals == std::string::npos) throw std::invalid_argument("`export` wants NAME=VALUE");
      environment_[line.words[i].substr(0, equals)] = line.words[i].substr(equals + 1);
    }
  } else if (name == "cp") {
    copy(line);
  } else if (name == "mkdir" && line.words.size() == 2) {
    fs::create_directory(inside(line.words[1]));
  } else {
    throw std::invalid_argument("tests know corner, cat, cp, mkdir and export, not `" + name + "`");
  }
  if (line.output) {
    write(inside(*line.output), out);
    out.clear();
  }
  if (!out.empty() && !out.ends_with('\n')) out += "[no line end here]";
  said.out = lines_of(tilde(out));
  said.err = lines_of(tilde(err));
  while (!said.out.empty() && said.out.back().empty()) said.out.pop_back();
  return said;
}

int Sandbox::run_corner(const CommandLine& line, std::string& out, std::string& err) {
  auto environment = environment_;
  for (const auto& [name, value] : line.environment) environment[name] = value;
  const auto input_file = line.input.value_or("/dev/null");
  const StandardInput redirected(input_file);
  std::istringstream input(read(input_file));
  std::ostringstream output, errors;
  const corner::cli::Io io{.out = output,
                           .err = errors,
                           .in = input,
                           .now = [] { return *corner::parse_instant("2026-03-02T09:00:00Z"); },
                           .env = [&](const std::string& name) -> std::optional<std::string> {
                             const auto found = environment.find(name);
                             return found == environment.end() ? std::nullopt : std::optional(found->second);
                           },
                           .random =
                               [this](std::size_t count) {
                                 std::string bytes;
                                 while (bytes.size() < count) {
                                   const auto digest = corner::sha256("golden " + std::to_string(drawn_++));
                                   bytes.append(digest.begin(), digest.end());
                                 }
                                 bytes.resize(count);
                                 return bytes;
                               },
                           .user = {.name = "sample-operator", .uid = 1000, .original = ""},
                           .terminal = false,
                           .width = 80,
                           .locale_directory = locale_directory_,
                           .pages = CORNER_PAGES};
  const int exit = corner::cli::run({line.words.begin() + 1, line.words.end()}, io);
  out = output.str();
  err = errors.str();
  return exit;
}

void Sandbox::copy(const CommandLine& line) {
  const bool whole = line.words.size() == 4 && line.words[1] == "-r";
  if (!whole && line.words.size() != 3) throw std::invalid_argument("`cp` wants [-r] FROM TO");
  const fs::path from = line.words[whole ? 2 : 1];
  auto to = inside(line.words.back());
  if (fs::is_directory(to)) to /= from.filename();
  fs::copy(from, to, whole ? fs::copy_options::recursive : fs::copy_options::none);
}

// The source tree is within reach through links: nothing may be written there.
fs::path Sandbox::inside(const std::string& path) const {
  auto real = fs::weakly_canonical(fs::absolute(path));
  if (!real.string().starts_with(folder_.string() + "/"))
    throw std::invalid_argument(path + " is outside the test's folder");
  return real;
}

std::string Sandbox::tilde(std::string text) const {
  const auto path = folder_.string();
  for (auto at = text.find(path); at != std::string::npos; at = text.find(path, at))
    text.replace(at, path.size(), "~");
  return text;
}

}  // namespace golden
