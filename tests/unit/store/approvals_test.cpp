#include "store/approvals.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "shop.hpp"

using namespace corner;
using namespace corner::store;
using desk::State;

namespace {

using Texts = std::vector<std::string>;

// Everybody's manager is P4 (whose manager is P5), and there are so many phones.
void prepare(Shop& shop, Store& store, int phones) {
  std::vector<std::string> people, units;
  for (int i = 1; i <= 9; ++i)
    people.push_back("P" + std::to_string(i) + ",Sample " + std::to_string(i) + (i == 4 ? ",P5" : ",P4"));
  store.import_people(sheet("number,name,manager", people), shop.clerk(), false);
  for (int i = 1; i <= phones; ++i) units.push_back("TEL-" + std::to_string(i) + ",phone,Sample,cadam");
  if (phones > 0) store.import_units(sheet("inventory_number,service,model,site", units), shop.clerk(), false);
}

const policy::Source two_steps{"desk/approval.toml", "[approval]\norder = [\"manager\", \"direction\"]\n"
                                                     "[role.direction]\ntitle.fr = \"Direction\"\ntitle.en = \"Direction\"\npeople = [\"P6\"]\n"};
const policy::Source both{"rules/both.toml", "[rule.both]\neffect = \"approval\"\nby = [\"direction\"]\nwhen = { item = \"phone\" }\n"
                                             "references = [\"Test\"]\nreason.fr = \"Aussi.\"\nreason.en = \"Too.\"\n"};

std::int64_t ask_phone(Shop& shop, Store& store, const std::string& person) {
  return store.request(shop.order(person, "phone"), shop.clerk()).list.at(0).id;
}

Reply by(const std::string& person, std::vector<std::int64_t> requests) {
  Reply reply;
  reply.requests = std::move(requests);
  reply.by = person;
  return reply;
}

Failure failure(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.kind();
  }
  return Failure::outcome_unknown;
}

}  // namespace

TEST_CASE("the only approver agrees: decided again, reserved, and both are told") {
  Shop shop;
  auto store = shop.open();
  prepare(shop, store, 1);
  const auto id = ask_phone(shop, store, "P1");
  CHECK(notices(store, "P4") == Texts{"approval-asked"});
  auto yes = by("P4", {id});
  yes.because = "on call";
  const auto replied = reply(store, yes, shop.clerk()).at(0);
  CHECK(replied.request.state == State::reserved);
  CHECK(replied.request.unit == "TEL-1");
  CHECK(replied.answer->record["outcome"].text() == "approval");
  CHECK(approvals(store, replied.request).at(0).because == "on call");
  CHECK(notices(store, "P1") == Texts{"approved"});
  CHECK(failure([&] { reply(store, by("P4", {id}), shop.clerk()); }) == Failure::conflict);
  store.verify();
}

TEST_CASE("nobody answers their own request, nor somebody who is not asked") {
  Shop shop;
  auto store = shop.open();
  prepare(shop, store, 1);
  const auto own = ask_phone(shop, store, "P4"), other = ask_phone(shop, store, "P1");
  CHECK(failure([&] { reply(store, by("P4", {own}), shop.clerk()); }) == Failure::failed);
  CHECK(failure([&] { reply(store, by("P2", {other}), shop.clerk()); }) == Failure::failed);
  auto as_other = by("P4", {other});
  as_other.role = "it-department";
  CHECK(failure([&] { reply(store, as_other, shop.clerk()); }) == Failure::usage);
  CHECK(reply(store, by("P5", {own}), shop.clerk()).at(0).request.state == State::reserved);
}

TEST_CASE("steps follow the pack's order; the next is told when one agrees") {
  Shop shop;
  auto store = shop.open();
  prepare(shop, store, 1);
  adopt(store, {two_steps, both}, shop.clerk());
  const auto id = ask_phone(shop, store, "P1");
  CHECK(failure([&] { reply(store, by("P6", {id}), shop.clerk()); }) == Failure::conflict);
  CHECK(notices(store, "P6").empty());
  const auto first = reply(store, by("P4", {id}), shop.clerk()).at(0);
  CHECK(first.request.state == State::awaiting_approval);
  CHECK_FALSE(first.answer);
  CHECK(whose_turn(first.steps)->role == "direction");
  CHECK(notices(store, "P6") == Texts{"approval-asked"});
  CHECK(failure([&] { reply(store, by("P4", {id}), shop.clerk()); }) == Failure::conflict);
  CHECK(reply(store, by("P6", {id}), shop.clerk()).at(0).request.state == State::reserved);
  store.verify();
}

TEST_CASE("with nothing free who was approved waits, and is served without being asked for again") {
  Shop shop;
  auto store = shop.open();
  prepare(shop, store, 1);
  const auto holder = ask_phone(shop, store, "P1"), next = ask_phone(shop, store, "P2");
  reply(store, by("P4", {holder}), shop.clerk());
  const auto waits = reply(store, by("P4", {next}), shop.clerk()).at(0);
  CHECK(waits.request.state == State::waiting);
  CHECK(waits.answer->ahead == 0);
  const auto served = store.cancel(holder, shop.clerk(), false).served;
  REQUIRE(served.size() == 1);
  CHECK(served[0].state == State::reserved);
  CHECK(store.request(next).unit == "TEL-1");
  store.verify();
}

TEST_CASE("the rules have the last word: what they refuse by now is refused, whoever agreed") {
  Shop shop;
  auto store = shop.open();
  prepare(shop, store, 1);
  store.import_people(sheet("number,name,status,contract_end", {"P1,Sample 1,contract,2027-01-01"}), shop.clerk(), false);
  const auto id = ask_phone(shop, store, "P1");
  store.import_people(sheet("number,name,contract_end", {"P1,Sample 1,2026-04-01"}), shop.clerk(), false);
  CHECK(reply(store, by("P4", {id}), shop.clerk()).at(0).request.state == State::refused);
  CHECK(store.unit("TEL-1")->state == "in-stock");
  store.verify();
}

TEST_CASE("a pack that asks others by now: they are asked, and the answers given stand") {
  Shop shop;
  auto store = shop.open();
  prepare(shop, store, 1);
  const auto id = ask_phone(shop, store, "P1");
  adopt(store, {two_steps, both}, shop.clerk());
  const auto first = reply(store, by("P4", {id}), shop.clerk()).at(0);
  CHECK(first.request.state == State::awaiting_approval);
  REQUIRE(first.steps.size() == 2);
  CHECK(first.steps[0].answer == "granted");
  CHECK(notices(store, "P6") == Texts{"approval-asked"});
  CHECK(reply(store, by("P6", {id}), shop.clerk()).at(0).request.state == State::reserved);
  store.verify();
}

TEST_CASE("one refusal closes the request; several answers are written all or none") {
  Shop shop;
  auto store = shop.open();
  prepare(shop, store, 2);
  auto order = shop.order("P1", "phone");
  order.services = {"phone", "phone", "phone"};
  const auto asked = store.request(order, shop.clerk()).list;
  auto no = by("P4", {asked[0].id});
  no.agreed = false;
  no.because = "two are enough";
  CHECK(reply(store, no, shop.clerk()).at(0).request.state == State::rejected);
  CHECK(notices(store, "P1") == Texts{"rejected"});
  CHECK(failure([&] { reply(store, by("P4", {asked[1].id, asked[0].id}), shop.clerk()); }) == Failure::conflict);
  CHECK(store.request(asked[1].id).state == State::awaiting_approval);
  auto rest = by("P4", {asked[1].id});
  rest.batch = true;
  CHECK(reply(store, rest, shop.clerk()).size() == 2);
  CHECK(store.request(asked[2].id).unit == "TEL-2");
  store.verify();
  store.db().run("UPDATE note_data SET text = 'three are too many'");
  CHECK_THROWS_AS(store.verify(), Error);
}

TEST_CASE("a dry run answers, and changes nothing") {
  Shop shop;
  auto store = shop.open();
  prepare(shop, store, 1);
  const auto id = ask_phone(shop, store, "P1");
  auto yes = by("P4", {id});
  yes.dry_run = true;
  CHECK(reply(store, yes, shop.clerk()).at(0).request.state == State::reserved);
  CHECK(store.request(id).state == State::awaiting_approval);
  CHECK(notices(store, "P1").empty());
}

TEST_CASE("what was asked when nobody wrote down whom to ask says what to do") {
  Shop shop;
  auto store = shop.open();
  prepare(shop, store, 1);
  std::int64_t id = 0;
  store.write(false, [&] {
    id = store.append("request", Json().set("batch", store.next_seq()).set("person", 1).set("service", "phone").set("category", "phone")
                                     .set("stock", "unit").set("outcome", "approval").set("state", "awaiting-approval")
                                     .set("digest", std::string(64, '0')), shop.clerk());
  });
  CHECK(failure([&] { reply(store, by("P4", {id}), shop.clerk()); }) == Failure::conflict);
  CHECK_FALSE(whose_turn(approvals(store, store.request(id))));
}
