#include "exchange/monitoring.hpp"

#include <doctest/doctest.h>

using namespace corner::exchange;

TEST_CASE("performance data, as plug-ins write it") {
  CHECK(performance_data({}) == "");
  const std::vector<Performance> measures{{"late", 2, "0", "5"}, {"minimum l'eau", 1, "3:", ""}};
  CHECK(performance_data(measures) == "'late'=2;0;5;0 'minimum l''eau'=1;3:;;0");
}

TEST_CASE("a gauge in Prometheus' text format") {
  const std::vector<Sample> samples{{{{"check", "late"}, {"site", ""}}, 2}, {{{"check", "a\"b\\c\nd"}}, -1}};
  CHECK(prometheus_gauge("corner_check", "What\nis.", samples) ==
        "# HELP corner_check What\\nis.\n"
        "# TYPE corner_check gauge\n"
        "corner_check{check=\"late\",site=\"\"} 2\n"
        "corner_check{check=\"a\\\"b\\\\c\\nd\"} -1\n");
}
