// test_golden [--bless] [FILE…]: runs golden files and the documentation's examples; without files, all of
// them.
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "golden/compare.hpp"
#include "golden/sandbox.hpp"

namespace fs = std::filesystem;

namespace {

// The step that runs, for when it takes the whole process with it.
std::string running;

void on_crash(int signal) {
  constexpr std::string_view tail = ": this command crashed\n";
  if (write(STDOUT_FILENO, running.data(), running.size()) < 0 ||
      write(STDOUT_FILENO, tail.data(), tail.size()) < 0)
    _exit(1);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

struct Tally {
  int passed = 0;
  int failed = 0;
};

std::vector<fs::path> all_files(const fs::path& source) {
  std::vector<fs::path> files;
  const auto collect = [&](const fs::path& folder, const char* extension) {
    if (!fs::exists(folder)) return;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.is_regular_file() && entry.path().extension() == extension) files.push_back(entry.path());
  };
  collect(source / "tests/golden", ".golden");
  collect(source / "docs", ".md");
  if (fs::exists(source / "README.md")) files.push_back(source / "README.md");
  std::ranges::sort(files);
  return files;
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

void tell(const char* stream, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  std::cout << "  " << stream << '\n';
  for (const auto& line : lines) std::cout << "    " << line << '\n';
}

// Whether the step said what was expected; tells the difference when `aloud`.
bool holds(const std::string& place, const golden::Step& step, const golden::Said& said, bool aloud) {
  const auto out = golden::difference(step.expected.out, said.out);
  const auto err = golden::difference(step.expected.err, said.err);
  const bool good = out.empty() && err.empty() && step.expected.exit == said.exit;
  if (good || !aloud) return good;
  std::cout << place << ": $ " << step.command << '\n';
  tell("standard output", out);
  tell("standard error", err);
  if (step.expected.exit != said.exit)
    std::cout << "  exit code: " << step.expected.exit << " expected, " << said.exit << " given\n";
  return false;
}

void run_file(const fs::path& file, bool bless, Tally& tally) {
  const auto name = file.lexically_relative(CORNER_SOURCE_DIR).string();
  std::size_t line = 0;
  try {
    const auto kind = file.extension() == ".md" ? golden::Kind::markdown : golden::Kind::golden;
    const auto script = golden::parse(read(file), kind);
    if (script.steps.empty() && kind == golden::Kind::golden) throw std::runtime_error("holds no command");
    golden::Sandbox sandbox(CORNER_SOURCE_DIR, CORNER_LOCALE_DIR);
    std::vector<golden::Said> said;
    std::vector<bool> good;
    for (const auto& step : script.steps) {
      line = step.line;
      running = name + ":" + std::to_string(line);
      said.push_back(sandbox.run(step));
      good.push_back(holds(running, step, said.back(), !bless));
      ++(good.back() || bless ? tally.passed : tally.failed);
    }
    if (!bless || std::ranges::count(good, false) == 0) return;
    std::ofstream(file, std::ios::binary) << golden::blessed(script, said, good);
    std::cout << name << ": rewritten\n";
  } catch (const golden::Malformed& error) {
    ++tally.failed;
    std::cout << name << ":" << error.line << ": " << error.what() << '\n';
  } catch (const std::exception& error) {
    ++tally.failed;
    std::cout << name << ":" << line << ": " << error.what() << '\n';
  }
}

}  // namespace

int main(int count, char** values) {
  std::vector<std::string> arguments(values + 1, values + count);
  const bool bless = !arguments.empty() && arguments[0] == "--bless";
  if (bless) arguments.erase(arguments.begin());
  const char* ci = std::getenv("CI");
  if (bless && ci != nullptr && *ci != '\0') {
    std::cerr << "expectations are not rewritten in CI\n";
    return 2;
  }
  std::vector<fs::path> files;
  for (const auto& argument : arguments) files.push_back(fs::absolute(argument));
  if (files.empty()) files = all_files(CORNER_SOURCE_DIR);
  std::cout << std::unitbuf;
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGILL, SIGBUS}) std::signal(signal, on_crash);
  Tally tally;
  for (const auto& file : files) run_file(file, bless, tally);
  std::cout << tally.passed << " passed, " << tally.failed << " failed\n";
  return tally.failed > 0 || tally.passed == 0 ? 1 : 0;
}
