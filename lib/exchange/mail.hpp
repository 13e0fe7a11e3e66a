#pragma once
// A message of plain text, as RFC 5322 writes it.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/dates.hpp"

namespace corner::exchange {

struct Mail {
  std::string from;        ///< `counter@example.org`, or `Name <…>`; "" = the mailer's own
  std::string name, to;    ///< of the receiver: the name may be empty; the address must pass `is_address`
  std::string subject, body;
  std::string language;    ///< `fr`
  Instant at;
  std::string id;          ///< the part of Message-ID before the @; the same message has it always
  std::vector<std::pair<std::string, std::string>> headers;  ///< further ones, in ASCII
};

/// An address that can stand in a header as it is: ASCII, one @, nothing that means something to a mailer.
bool is_address(std::string_view text);

/// The message, in ASCII: names and subject as encoded words (RFC 2047), the body as quoted-printable UTF-8. Lines end with LF, as
/// `sendmail` wants its standard input. Equal mails are equal bytes.
std::string message(const Mail& mail);

}  // namespace corner::exchange
