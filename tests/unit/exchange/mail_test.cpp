#include "exchange/mail.hpp"

#include <doctest/doctest.h>

#include "core/text.hpp"

using namespace corner;
using exchange::is_address;
using exchange::Mail;
using exchange::message;

namespace {

Mail sample() {
  return {.from = "Counter <counter@example.org>",
          .name = "Sample",
          .to = "sample@example.org",
          .subject = "Ready",
          .body = "Dear Sample,\n\nit is ready.\n",
          .language = "en",
          .at = *parse_instant("2026-03-02T09:05:07Z"),
          .id = "notice-1-ab",
          .headers = {{"X-Corner-Notice", "1-ab"}}};
}

}  // namespace

TEST_CASE("a plain message") {
  CHECK(message(sample()) ==
        "From: Counter\n <counter@example.org>\nTo: Sample\n <sample@example.org>\nSubject: Ready\n"
        "Date: Mon, 2 Mar 2026 09:05:07 +0000\nMessage-ID: <notice-1-ab@example.org>\nX-Corner-Notice: 1-ab\n"
        "Auto-Submitted: auto-generated\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: quoted-printable\nContent-Language: en\n\nDear Sample,\n\nit is ready.\n");
}

TEST_CASE("words with accents are encoded, no character is cut in two, no line is too long") {
  auto mail = sample();
  for (int i = 0; i < 60; ++i) mail.subject += "é€";
  const auto text = message(mail);
  CHECK(text.find("=?UTF-8?Q?Ready=C3=A9=E2=82=AC") != std::string::npos);
  for (const auto line : split(text, '\n')) {
    CHECK(line.size() <= 78);
    const auto start = line.find("=?UTF-8?Q?");
    if (start == std::string_view::npos) continue;
    CHECK(line.ends_with("?="));
    const auto last = line.substr(line.size() - 5, 3);
    CHECK((last == "=A9" || last == "=AC"));
  }
}

TEST_CASE("nobody writes headers of their own") {
  auto mail = sample();
  mail.name = "Sample\nBcc: all@example.org";
  mail.subject = "Ready\r\nBcc: all@example.org";
  const auto text = message(mail);
  for (const auto line : split(text, '\n')) CHECK(!line.starts_with("Bcc"));
}

TEST_CASE("a body in quoted-printable") {
  auto mail = sample();
  mail.body = "a=b é\n.\nends with a blank \n" + std::string(200, 'x');
  const auto text = message(mail);
  const auto body = text.substr(text.find("\n\n") + 2);
  CHECK(body.starts_with("a=3Db =C3=A9\n=2E\nends with a blank=20\n"));
  for (const auto line : split(body, '\n')) CHECK(line.size() <= 76);
}

TEST_CASE("without a sender the mailer says who sends") {
  auto mail = sample();
  mail.from = "";
  CHECK(message(mail).starts_with("To: "));
  CHECK(message(mail).find("@corner.invalid>") != std::string::npos);
}

TEST_CASE("addresses") {
  for (const auto* good : {"a@b", "first.last+tag@example.org", "o'neil@example.org"}) CHECK(is_address(good));
  for (const auto* bad : {"", "a", "@b", "a@", "a@b@c", "a b@c", "a@b,c@d", "a@b\nBcc: c@d", "<a@b>", "é@b", "-f@b"}) CHECK(!is_address(bad));
}
