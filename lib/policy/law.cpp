#include "policy/law.hpp"

namespace corner::policy {

template <std::size_t W>
void combine(const Compiled& compiled, const Mask<W>& can, const Mask<W>& must, Standing<W>& standing) {
  const auto any = [](const Mask<W>& mask, int from, int to) {
    while (from < to && !mask.has(from)) ++from;
    return from < to;
  };
  for (const auto& rule : compiled.complex) {
    const bool may = can.has(rule.rule) || any(can, rule.when, rule.unless);
    const bool does = must.has(rule.rule) || any(must, rule.when, rule.unless);
    standing.may_match.set(rule.rule, may && !any(must, rule.unless, rule.end));
    standing.matches.set(rule.rule, does && !any(can, rule.unless, rule.end));
  }
}

template <std::size_t W>
void override(const Compiled& compiled, Standing<W>& standing) {
  for (const auto& rule : compiled.overriders) {
    const Bits targets = compiled.at(rule.targets);
    if (standing.in_force.has(rule.rule)) standing.may_be.drop(targets);
    if (standing.may_be.has(rule.rule)) standing.in_force.drop(targets);
  }
}

template void combine(const Compiled&, const Mask<1>&, const Mask<1>&, Standing<1>&);
template void combine(const Compiled&, const Mask<2>&, const Mask<2>&, Standing<2>&);
template void combine(const Compiled&, const Mask<4>&, const Mask<4>&, Standing<4>&);
template void combine(const Compiled&, const Mask<8>&, const Mask<8>&, Standing<8>&);
template void combine(const Compiled&, const Mask<0>&, const Mask<0>&, Standing<0>&);
template void override(const Compiled&, Standing<1>&);
template void override(const Compiled&, Standing<2>&);
template void override(const Compiled&, Standing<4>&);
template void override(const Compiled&, Standing<8>&);
template void override(const Compiled&, Standing<0>&);

}  // namespace corner::policy
