#include "golden/shell.hpp"

#include <stdexcept>

namespace golden {
namespace {

struct Word {
  std::string text;
  bool plain = true;  // no quotes: may be an operator or an assignment
};

class Splitter {
 public:
  explicit Splitter(const std::string& text) : text_(text) {}

  std::vector<Word> split() {
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == ' ' || c == '\t') {
        end_word();
      } else if (c == '\\') {
        escape();
      } else if (c == '\'' || c == '"') {
        quoted(c);
      } else if (c == '<' || c == '>') {
        end_word();
        const bool twice = c == '<' && text_.substr(at_, 2) == "<<";
        words_.push_back({twice ? "<<" : std::string(1, c), true});
        if (twice) ++at_;
        refuse_if(text_.substr(at_ + 1, 1) == ">", '>');
      } else {
        refuse_if(std::string("|&;()$`*?[]{}!\n").find(c) != std::string::npos, c);
        add(c);
      }
    }
    end_word();
    return std::move(words_);
  }

 private:
  static void refuse_if(bool bad, char c) {
    if (bad)
      throw std::invalid_argument(std::string("`") + c +
                                  "` is more shell than tests know; quote it if it is text");
  }

  void add(char c) {
    if (!open_) word_ = {};
    open_ = true;
    word_.text += c;
  }

  void end_word() {
    if (open_) words_.push_back(std::move(word_));
    open_ = false;
  }

  void escape() {
    if (++at_ >= text_.size()) throw std::invalid_argument("a backslash ends the command");
    if (text_[at_] == '\n')
      end_word();
    else
      add(text_[at_]);
  }

  void quoted(char quote) {
    if (!open_) word_ = {};
    open_ = true;
    word_.plain = false;
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
      const char c = text_[at_];
      if (quote == '"') {
        refuse_if(c == '$' || c == '`', c);
        if (c == '\\' && at_ + 1 < text_.size() &&
            std::string("\"\\$`").find(text_[at_ + 1]) != std::string::npos)
          ++at_;
      }
      word_.text += text_[at_];
    }
    if (at_ >= text_.size()) throw std::invalid_argument("a quote is never closed");
  }

  const std::string& text_;
  std::size_t at_ = 0;
  bool open_ = false;
  Word word_;
  std::vector<Word> words_;
};

bool is_assignment(const Word& word) {
  const auto equals = word.text.find('=');
  return equals != std::string::npos && equals > 0 &&
         word.text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789") == equals;
}

}  // namespace

CommandLine split_command(const std::string& text) {
  CommandLine line;
  const auto words = Splitter(text).split();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& word = words[i];
    const bool redirects = word.plain && (word.text == "<" || word.text == ">" || word.text == "<<");
    if (redirects) {
      if (++i == words.size()) throw std::invalid_argument("`" + word.text + "` without a file");
      if (word.text == "<<") line.here = true;
      if (word.text == "<") line.input = words[i].text;
      if (word.text == ">") line.output = words[i].text;
    } else if (line.words.empty() && is_assignment(word)) {
      const auto equals = word.text.find('=');
      line.environment.emplace_back(word.text.substr(0, equals), word.text.substr(equals + 1));
    } else {
      line.words.push_back(word.text);
    }
  }
  if (line.words.empty()) throw std::invalid_argument("there is no command");
  return line;
}

}  // namespace golden
