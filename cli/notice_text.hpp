#pragma once
// What a notice says, in the language that is spoken now.
#include <string>

#include "store/notices.hpp"

namespace corner::cli {

struct NoticeText {
  std::string subject, body;
};

/// `code`: the request's pick-up code, or what stands for it; "" = none.
NoticeText notice_text(store::Store& store, const store::Notice& notice, const std::string& code);

}  // namespace corner::cli
