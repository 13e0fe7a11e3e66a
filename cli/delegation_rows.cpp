#include "cli/delegation_rows.hpp"

#include "core/words.hpp"

namespace corner::cli {

render::Table delegation_table(const std::vector<store::Delegation>& delegations) {
  std::vector<render::Row> rows;
  for (const auto& each : delegations)
    rows.push_back({each.id, each.number, each.name, each.delegate_number, each.delegate_name, *parse_date(each.starts), *parse_date(each.until),
                    each.ended.empty() ? render::Cell() : render::Cell(*parse_date(each.ended))});
  const bool any = !rows.empty();
  return {"delegations",
          {{"delegation", tr("delegation"), render::Align::right},
           {"person", tr("number")},
           {"name", tr("who is away")},
           {"delegate", tr("number")},
           {"delegate_name", tr("who stands in")},
           {"from", tr("starts")},
           {"until", tr("until")},
           {"ended", tr("ended")}},
          render::rows_of(std::move(rows)), any};
}

}  // namespace corner::cli
