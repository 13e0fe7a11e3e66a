#include "cli/notice_text.hpp"

#include <doctest/doctest.h>

#include "unit/store/shop.hpp"

using namespace corner;
using cli::notice_text;
using store::Notice;
using store::Shop;

namespace {

/// A notice of a laptop that P1 asked for, whatever the state of the request really is.
Notice notice(store::Store& store, const std::string& kind, std::int64_t request) {
  Notice made;
  made.id = 1;
  made.kind = kind;
  made.at = *parse_instant("2026-03-02T09:00:00Z");
  made.request = store.request(request);
  made.request->hold_until = "2026-03-16";
  made.request->until = "2026-03-01";
  made.request->due = "2026-04-15";
  made.request->slot = "2026-03-05T13:30:00Z";
  made.person = store.person(made.request->person);
  return made;
}

struct Said {
  const char* kind;
  const char* subject;
  const char* line;
};

void check_all(const std::vector<Said>& expected, Language language) {
  Shop shop;
  auto store = shop.open();
  const auto request = store.request(shop.order("P1", "laptop"), shop.clerk()).list.at(0).id;
  speak(language, CORNER_LOCALE_DIR);
  for (const auto& [kind, subject, line] : expected) {
    const auto text = notice_text(store, notice(store, kind, request), "ABC234");
    CAPTURE(kind);
    CHECK(text.subject == subject);
    CHECK_MESSAGE(text.body.find(line) != std::string::npos, text.body);
    CHECK(text.body.find("Sample 1") != std::string::npos);
    CHECK((text.body.find("ABC234") != std::string::npos) == (std::string(kind) == "on-shelf"));
  }
  speak(Language::en, CORNER_LOCALE_DIR);
}

}  // namespace

TEST_CASE("a text for every kind, in English") {
  check_all({{"on-shelf", "Ready to be collected: Laptop", "Laptop (PC-1) is ready for you at CADAM, Nice.\n\nIt is kept for you until 16 March 2026."},
             {"sent-for", "On its way to you: Laptop", "Laptop (PC-1) is on its way to CADAM, Nice."},
             {"lapsed", "No longer kept for you: Laptop", "was not collected in time"},
             {"approval-asked", "Your approval is asked: Laptop", "Sample 1 (P1) asks for Laptop (PC-1)"},
             {"approved", "Approved: Laptop", "It is reserved for you at CADAM, Nice."},
             {"rejected", "Not granted: Laptop", "how to contest them"},
             {"displaced", "Changed: Laptop", "Another one takes its place: Laptop (PC-1), at CADAM, Nice."},
             {"late", "Late: Laptop", "was to be returned on 1 March 2026"},
             {"due-back", "To be returned: Laptop", "must be returned by 15 April 2026"},
             {"appointment", "Your appointment: Laptop", "is on 5 March 2026, 14:30, at CADAM, Nice."},
             {"appointment-cancelled", "Appointment cancelled: Laptop", "Your appointment for Laptop (PC-1) is cancelled."},
             {"appointment-past", "Did it take place? Laptop", "on 5 March 2026, 14:30 is past"},
             {"of-a-newer-corner", "News of your request: Laptop", "ask at the counter"}},
            Language::en);
}

TEST_CASE("a text for every kind, in French") {
  check_all({{"on-shelf", "À retirer : Ordinateur portable", "gardons jusqu'au 16 mars 2026 inclus"},
             {"sent-for", "En route : Ordinateur portable", "Destination : CADAM, Nice."},
             {"lapsed", "Réservation échue : Ordinateur portable", "dans le délai"},
             {"approval-asked", "Votre accord est demandé : Ordinateur portable", "Votre accord est nécessaire."},
             {"approved", "Accord : Ordinateur portable", "Lieu de retrait : CADAM, Nice."},
             {"rejected", "Demande non accordée : Ordinateur portable", "voies et délais de recours"},
             {"displaced", "Changement : Ordinateur portable", "Nous vous réservons ceci à la place"},
             {"late", "En retard : Ordinateur portable", "devait être restitué le 1er mars 2026"},
             {"due-back", "À restituer : Ordinateur portable", "au plus tard le 15 avril 2026"},
             {"appointment", "Votre rendez-vous : Ordinateur portable", "Vous avez rendez-vous le 5 mars 2026 à 14:30."}},
            Language::fr);
}

TEST_CASE("a waiver that ends is no request's affair") {
  Shop shop;
  auto store = shop.open();
  Notice ends;
  ends.kind = "waiver-ends";
  ends.at = *parse_instant("2026-03-02T09:00:00Z");
  ends.person = store.person("P1");
  ends.waiver = store::Ending{"one-laptop", "2026-03-20"};
  const auto text = notice_text(store, ends, "");
  CHECK(text.subject == "A waiver ends");
  CHECK(text.body.find("The waiver of the rule one-laptop that was granted to you ends on 20 March 2026.") != std::string::npos);
  ends.waiver->until = "2026-03-01";
  CHECK(notice_text(store, ends, "").body.find("granted to you ended on 1 March 2026.") != std::string::npos);
}
