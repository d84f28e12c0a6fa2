"""What phrases of repetition mean, day by day: the first six dates of each, as JSON.

Written without rules of RFC 5545 and without any code of the project: a phrase stands beside a question that is asked of every
day from each of three starts on.

    python3 test/support/phrase_dates.py > test/unit/events/words/dates.json
"""

import calendar
import datetime
import json

MO, TU, WE, TH, FR, SA, SU = range(7)


def length(d):
    return calendar.monthrange(d.year, d.month)[1]


def nth(d):
    """Which of its weekday in its month: 1 the first."""
    return (d.day + 6) // 7


def is_last(d):
    return d.day + 7 > length(d)


def before_last(d):
    return length(d) - 14 < d.day <= length(d) - 7


def on(*days):
    return lambda d, start: d.weekday() in days


def nths(day, *which):
    return lambda d, start: d.weekday() == day and nth(d) in which


def workday(d):
    return d.weekday() <= FR


def workdays_so_far(d):
    return sum(workday(d.replace(day=day)) for day in range(1, d.day + 1))


def workdays_to_come(d):
    return sum(workday(d.replace(day=day)) for day in range(d.day, length(d) + 1))


def weeks(d, start):
    """Weeks since that of the start; weeks begin on Monday."""
    monday = lambda one: one.toordinal() - one.weekday()
    return (monday(d) - monday(start)) // 7


def months(d, start):
    return (d.year - start.year) * 12 + d.month - start.month


def each_week(n, *days):
    return lambda d, start: weeks(d, start) % n == 0 and d.weekday() in (days or (start.weekday(),))


def each_day(n):
    return lambda d, start: (d - start).days % n == 0


def each_month(n):
    return lambda d, start: months(d, start) % n == 0 and d.day == start.day


def each_year(n):
    return lambda d, start: (d.year - start.year) % n == 0 and (d.month, d.day) == (start.month, start.day)


def dates(*days):
    return lambda d, start: d.day in days


def of_year(*pairs):
    return lambda d, start: (d.month, d.day) in pairs


def both(one, other):
    return lambda d, start: one(d, start) and other(d, start)


def either(one, other):
    return lambda d, start: one(d, start) or other(d, start)


def within(*names):
    return lambda d, start: d.month in names


def last(day):
    return lambda d, start: d.weekday() == day and is_last(d)


first_workday = lambda d, start: workday(d) and workdays_so_far(d) == 1
last_workday = lambda d, start: workday(d) and workdays_to_come(d) == 1
last_day = lambda d, start: d.day == length(d)
quarter_begins = within(1, 4, 7, 10)
quarter_ends = within(3, 6, 9, 12)

ENGLISH = [
    (each_day(1), ["daily", "every day", "each day", "Every Day."]),
    (each_day(2), ["every other day", "every second day", "every 2 days", "every two days", "alternate days"]),
    (each_day(10), ["every 10 days", "every ten days", "every tenth day"]),
    (each_week(1), ["weekly", "every week", "once a week", "once weekly", "once per week"]),
    (on(TU), ["every Tuesday", "Tuesdays", "on Tuesdays", "each Tue.", "weekly on Tuesday", "every week, on Tuesday"]),
    (on(TU), ["Tuesday every week", "every Tuesday of the month", "TUESDAY", "every Tues", "Tuesday's"]),
    (on(TU, TH), ["every Tuesday and Thursday", "Tue/Thu", "Tue, Thu", "Tuesdays & Thursdays", "Thursday and Tuesday"]),
    (on(TU, TH), ["every Tuesday and every Thursday", "every Tuesday, every Thursday", "Tue / Thu", "Tues + Thurs"]),
    (on(MO, WE, FR), ["Monday Wednesday Friday", "Mon Wed Fri", "Mon, Wed and Fri", "Mon/Wed/Fri", "every Monday, Wednesday, and Friday"]),
    (workdays := on(MO, TU, WE, TH, FR), ["every weekday", "weekdays", "Mon-Fri", "Mon–Fri", "Monday to Friday", "Monday through Friday"]),
    (workdays, ["from Monday to Friday", "every working day", "every business day", "each workday", "Mon - Fri"]),
    (on(MO, TU, WE, TH, SA), ["Mon to Thu and Sat", "Monday-Thursday, Saturday"]),
    (on(SA, SU), ["every weekend", "weekends", "Saturdays and Sundays", "Sat & Sun"]),
    (each_week(2), ["every 2 weeks", "every two weeks", "every other week", "fortnightly", "every fortnight", "every second week"]),
    (each_week(2), ["once every 2 weeks", "once a fortnight", "biweekly", "bi-weekly"]),
    (each_week(2, TU), ["every other Tuesday", "alternate Tuesdays", "every 2 weeks on Tuesday", "fortnightly on Tuesday"]),
    (each_week(2, TU), ["Tuesday every 2 weeks", "on Tuesday every second week", "Tuesday of every second week", "biweekly on Tuesday", "every Tuesday every 2 weeks"]),
    (each_week(2, TU, TH), ["every other Tuesday and Thursday", "every 2 weeks on Tue and Thu", "Tue/Thu every other week"]),
    (each_week(2, SA, SU), ["every other weekend", "every 2 weekends"]),
    (each_week(2, MO, TU, WE, TH, FR), ["every 2 weeks on weekdays"]),
    (each_week(3, TU), ["every 3 weeks on Tuesday", "every three Tuesdays", "every third week on Tuesday"]),
    (each_month(1), ["monthly", "every month", "once a month", "each month"]),
    (each_month(2), ["every 2 months", "every other month", "every second month"]),
    (each_month(3), ["every 3 months", "quarterly", "every quarter", "once a quarter"]),
    (each_month(6), ["every 6 months", "semi-annually", "semiannual", "half-yearly", "every half year", "every six months"]),
    (each_year(1), ["yearly", "annually", "annual", "every year", "once a year"]),
    (each_year(2), ["every 2 years", "every other year", "biennial", "biennially"]),
    (nths(TU, 2), ["2nd Tuesday", "second Tuesday of each month", "every second Tuesday of the month", "monthly on the 2nd Tuesday"]),
    (nths(TU, 2), ["second Tuesday every month", "Monthly - second Tuesday", "monthly, 2nd Tuesday", "every month's second Tuesday"]),
    (nths(TU, 1, 3), ["1st/3rd Tuesday", "1st and 3rd Tuesday", "first and third Tuesday of the month", "1st, 3rd Tuesdays"]),
    (nths(TU, 1, 3), ["every first and third Tuesday", "every 1st and 3rd Tuesday", "1st & 3rd Tue"]),
    (nths(TU, 1, 3), ["1st Tuesday and 3rd Tuesday of the month", "every month on the first and third Tuesday"]),
    (either(nths(MO, 1), nths(TH, 3)), ["1st Monday and 3rd Thursday", "first Monday and third Thursday of the month"]),
    (either(nths(MO, 1), nths(TH, 3)), ["1st Monday, 3rd Thursday", "monthly on the 1st Monday and the 3rd Thursday"]),
    (either(nths(MO, 1), nths(TH, 1)), ["1st Monday and Thursday of the month"]),
    (nths(FR, 5), ["5th Friday", "fifth Friday of the month"]),
    (last(FR), ["last Friday", "the last Friday of every month", "every last Friday", "final Friday of the month"]),
    (either(nths(FR, 1), last(FR)), ["first and last Friday", "1st Friday and last Friday of the month"]),
    (lambda d, s: d.weekday() == FR and before_last(d), ["second to last Friday", "2nd last Friday", "penultimate Friday", "second-to-last Friday of the month"]),
    (last_workday, ["last weekday of the month", "last business day", "last working day of each month", "final workday"]),
    (first_workday, ["first workday", "first working day of the month", "1st business day of each month"]),
    (lambda d, s: workday(d) and workdays_so_far(d) == 3, ["third business day of the month"]),
    (lambda d, s: workday(d) and workdays_so_far(d) in (1, 3), ["first and third weekday of the month"]),
    (both(last_workday, quarter_ends), ["last weekday of the quarter", "last business day of each quarter"]),
    (both(first_workday, within(3, 9)), ["first weekday in March and September"]),
    (lambda d, s: last_workday(d, s) and d.month == 12, ["last working day of the year"]),
    (last_day, ["last day of the month", "end of the month", "at the end of each month", "month-end", "last day of every month"]),
    (lambda d, s: d.day == length(d) - 2, ["third to last day of the month", "3rd last day of each month"]),
    (both(last_day, quarter_ends), ["last day of the quarter", "end of each quarter", "quarter end"]),
    (both(dates(1), quarter_begins), ["first day of the quarter", "first day of each quarter"]),
    (dates(1), ["first day of the month", "the first of the month", "1st of every month", "monthly on the first"]),
    (dates(1, 15), ["1st and 15th", "the 1st and 15th of every month", "every 1st and 15th", "1st, 15th"]),
    (dates(15), ["every 15th", "15th of each month", "monthly on the 15th", "the fifteenth", "day 15 of the month", "monthly on day 15"]),
    (dates(31), ["the 31st", "every 31st", "thirty-first of the month"]),
    (dates(21), ["twenty-first of each month", "twenty first of the month"]),
    (lambda d, s: d.day == 15 and months(d, s) % 2 == 0, ["15th of every other month", "every 2 months on the 15th"]),
    (of_year((3, 14)), ["14 March", "March 14", "March 14th", "14th of March", "every March 14", "every 14 March", "every year on March 14"]),
    (of_year((8, 30)), ["every Aug 30", "every Aug 30th"]),
    (of_year((5, 4), (10, 24)), ["4 May and 24 October", "May 4 and October 24", "4 May, 24 October", "every May 4 and every October 24"]),
    (of_year((1, 31), (4, 30), (12, 31)), ["31 January, 30 April and 31 December"]),
    (of_year((1, 1), (7, 1)), ["1 January and 1 July", "every January 1st and July 1st", "1st of January and July"]),
    (of_year((3, 1), (3, 15)), ["1 and 15 March", "March 1 and 15"]),
    (both(nths(MO, 1), quarter_begins), ["first Monday of the quarter", "first Monday of every quarter"]),
    (both(last(FR), quarter_ends), ["last Friday of each quarter"]),
    (both(last(FR), within(11)), ["last Friday of November", "last Friday in Nov", "every last Friday in November"]),
    (both(nths(TU, 2), within(3, 6, 9, 12)), ["2nd Tue of Mar, Jun, Sep & Dec", "second Tuesday of March, June, September and December"]),
    (lambda d, s: d.weekday() == MO and (d - datetime.date(d.year, 1, 1)).days < 7, ["first Monday of the year"]),
    (of_year((1, 1)), ["first day of the year"]),
    (of_year((12, 31)), ["last day of the year"]),
    (lambda d, s: d.timetuple().tm_yday == 256, ["256th day of the year"]),
    (both(nths(MO, 1), within(3, 6, 9, 12)), ["quarterly in March, June, September and December on the first Monday"]),
    (both(nths(TU, 1), quarter_begins), ["1st Tuesday per quarter"]),
    (both(on(TU), within(3)), ["every Tuesday in March", "Tuesdays in Mar"]),
    (both(on(TU), within(3, 4, 5, 6)), ["every Tuesday from March to June", "Tuesdays in Mar-Jun", "every Tuesday in March through June"]),
    (both(on(TU), within(11, 12, 1, 2)), ["every Tuesday from November to February"]),
    (lambda d, s: d.weekday() == FR and is_last(d) and months(d, s) % 3 == 0, ["last Friday of every 3 months", "every 3 months on the last Friday"]),
    (lambda d, s: d.weekday() == MO and nth(d) == 1 and months(d, s) % 2 == 0, ["first Monday of every other month"]),
]

CHINESE = [
    (each_day(1), ["每天", "每日", "天天", "每一天", "一天一次"]),
    (each_day(2), ["每两天", "隔天", "隔日", "每隔一天", "每2天", "两天一次"]),
    (each_day(10), ["每十天", "每10天", "每１０天"]),
    (each_week(1), ["每周", "每星期", "每个星期", "每周一次", "每週", "一周一次", "每一周", "按周", "每礼拜"]),
    (on(TU), ["每周二", "每星期二", "每个周二", "每逢周二", "逢周二", "周二", "礼拜二", "每週二", "每周的周二", "每禮拜二"]),
    (on(WE), ["逢周三", "每逢星期三", "每週三", "每个礼拜三"]),
    (on(TU, TH), ["每周二和周四", "每周二、四", "每周二四", "每周二、周四", "周二,周四", "每周二，周四", "每星期二、星期四"]),
    (on(MO, WE), ["每周一、每周三", "每周一和每周三", "每周一，每周三", "每周一以及每周三", "逢周一、周三", "每週一、每週三"]),
    (on(MO, WE, FR), ["每周一、三、五", "每周一三五", "每周一、每周三、每周五", "星期一、三、五"]),
    (on(MO, TU, WE, TH, FR), ["工作日", "每个工作日", "周一至周五", "周一到周五", "每周一至五", "周一~周五", "周一-周五", "週一至週五", "每周工作日"]),
    (on(MO, TU, WE, TH, SA), ["周一至周四和周六", "周一到周四、周六"]),
    (on(SA, SU), ["周末", "每个周末", "每周末", "双休日", "每周六、日", "每周六和周日", "週末", "每周六日"]),
    (on(FR, SA, SU), ["周五六日", "每周五六日", "每周五、六、日"]),
    (on(WE, TH), ["每周三四", "每周三、周四"]),
    (on(SU), ["每周日", "每周天", "每星期天", "每星期日"]),
    (each_week(2), ["每两周", "隔周", "两周一次", "每两周一次", "每隔一周", "每2周", "每兩週", "二周一次", "隔週", "两个星期一次"]),
    (each_week(2, TU), ["每两周的周二", "每两周周二", "隔周周二", "隔周二", "隔周的周二", "每隔一周的周二", "两周一次，周二", "每两周，周二", "每两周一次的周二", "隔週週二"]),
    (each_week(2, TU, TH), ["每两周的周二和周四", "隔周周二、周四"]),
    (each_week(2, SA, SU), ["隔周周末"]),
    (each_week(3), ["每三周", "三周一次", "每3周一次", "每三个星期"]),
    (each_month(1), ["每月", "每个月", "每月一次", "一个月一次", "一月一次", "按月", "每一个月"]),
    (each_month(2), ["每两个月", "每两月", "隔月", "两个月一次", "每2个月"]),
    (each_month(3), ["每三个月", "每季度", "每季", "每个季度", "一季度一次", "三个月一次", "每季度一次", "每3个月"]),
    (each_month(6), ["每半年", "半年一次", "每六个月", "每半年一次"]),
    (each_year(1), ["每年", "一年一次", "每年一次", "一年一度", "每年一度", "每一年"]),
    (each_year(2), ["每两年", "两年一次", "隔年"]),
    (nths(TU, 2), ["每月第二个周二", "第二个周二", "每个月的第二个星期二", "每月，第二个周二", "每個月第二個週二", "每月第2个周二"]),
    (nths(TU, 1, 3), ["每月第一个和第三个周二", "每月第一、三个周二", "每月第一、第三个周二", "每月第1、3个周二", "第一个和第三个周二"]),
    (nths(TU, 1, 3), ["每月第一个周二和第三个周二", "每月第一个周二、每月第三个周二", "每月首个和第三个周二"]),
    (either(nths(MO, 1), nths(TH, 3)), ["每月第一个周一和第三个周四", "每月第一个周一、第三个周四", "每月第一个周一、每月第三个周四"]),
    (nths(FR, 5), ["第五个周五", "每月第五个周五"]),
    (last(FR), ["每月最后一个周五", "最后一个周五", "每个月的最后一个星期五", "倒数第一个周五", "每月最後一個週五"]),
    (either(nths(FR, 1), last(FR)), ["每月第一个和最后一个周五", "每月第一个周五和最后一个周五"]),
    (lambda d, s: d.weekday() == FR and before_last(d), ["每月倒数第二个周五"]),
    (last_workday, ["每月最后一个工作日", "最后一个工作日", "每个月的最后一个工作日"]),
    (first_workday, ["每月第一个工作日", "每月首个工作日"]),
    (lambda d, s: workday(d) and workdays_so_far(d) == 3, ["每月第三个工作日"]),
    (lambda d, s: workday(d) and workdays_to_come(d) == 2, ["每月倒数第二个工作日"]),
    (both(last_workday, quarter_ends), ["每季度最后一个工作日"]),
    (both(first_workday, within(3, 9)), ["每年3月和9月的第一个工作日"]),
    (lambda d, s: last_workday(d, s) and d.month == 12, ["每年最后一个工作日"]),
    (both(last_day, within(9)), ["每年9月底", "9月末", "9月最后一天", "每年九月的最后一天"]),
    (last_day, ["每月最后一天", "每月底", "月末", "月底", "每月末", "每个月最后一天"]),
    (both(last_day, quarter_ends), ["每季度末", "季度末", "每季末", "季末", "每季度最后一天", "每个季度末"]),
    (both(dates(1), quarter_begins), ["每季度第一天"]),
    (lambda d, s: d.day == length(d) - 1, ["每月倒数第二天"]),
    (dates(1), ["每月1号", "每月一号", "每月第一天", "每月1日", "每月１号"]),
    (dates(1, 15), ["每月1号和15号", "每月1、15日", "每月一号和十五号", "每月1號及15號", "每月1号、15号"]),
    (dates(15), ["每月15号", "每月十五日", "逢15号", "每逢15号", "每月１５日", "15号", "逢15日", "每逢15日"]),
    (dates(31), ["每月31号", "每月三十一日"]),
    (lambda d, s: d.day == 15 and months(d, s) % 2 == 0, ["每两个月的15号", "隔月15号"]),
    (of_year((3, 14)), ["每年3月14日", "三月十四号", "3月14日", "每年三月十四日"]),
    (of_year((11, 11)), ["每年11月11日", "十一月十一日"]),
    (of_year((5, 4), (10, 24)), ["每年5月4日和10月24日", "每年5月4日、10月24日", "5月4日和10月24日", "每年5月4日、每年10月24日", "每年五月四日和十月二十四日"]),
    (of_year((3, 1), (9, 1)), ["每年3月1日和9月1日", "3月1日、9月1日"]),
    (of_year((5, 4), (5, 24)), ["每年5月4日和24日", "5月4日、24日"]),
    (both(nths(MO, 1), quarter_begins), ["每季度第一个周一", "每季度的第一个星期一", "每个季度第一个周一"]),
    (both(last(FR), quarter_ends), ["每季度最后一个周五"]),
    (both(last(FR), within(11)), ["每年11月的最后一个周五", "11月最后一个周五"]),
    (both(either(nths(MO, 1), nths(TH, 3)), within(3)), ["每年3月第一个周一和第三个周四"]),
    (lambda d, s: d.weekday() == MO and (d - datetime.date(d.year, 1, 1)).days < 7, ["每年第一个周一"]),
    (of_year((1, 1)), ["每年第一天"]),
    (of_year((12, 31)), ["每年最后一天", "每年12月31日"]),
    (lambda d, s: d.timetuple().tm_yday == 256, ["每年第256天"]),
    (both(on(TU), within(3, 4, 5, 6)), ["3月至6月每周二", "3月到6月的每周二", "三月至六月的周二"]),
    (both(on(TU), within(11, 12, 1, 2)), ["11月到2月每周二"]),
    (lambda d, s: d.weekday() == FR and is_last(d) and months(d, s) % 3 == 0, ["每三个月的最后一个周五"]),
    (lambda d, s: d.weekday() == MO and nth(d) == 1 and months(d, s) % 2 == 0, ["每两个月的第一个周一"]),
]

# Phrases of public bug reports about parsers of others, each beside its report.
PEERS = [
    ("kvh/recurrent#15", of_year((8, 30)), ["every Aug 30", "every Aug 30th"]),
    ("bunkat/later#26", nths(TU, 2), ["second tuesday of every month"]),
    ("bunkat/later#39", first_workday, ["1st working day of the month", "first working day of the month"]),
    ("bunkat/later#123", nths(TU, 3), ["on the third Tuesday of every month"]),
    ("bunkat/later#170", last(FR), ["every last friday of the month"]),
    ("bunkat/later#186", first_workday, ["1st weekday of the month"]),
    ("bunkat/later#191", on(*range(7)), ["on Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday"]),
    ("bunkat/later#226", lambda d, s: nths(MO, 1)(d, s) and months(d, s) % 3 == 0, ["on 1st Monday of the month every 3 months"]),
    ("bunkat/later#226", lambda d, s: last(MO)(d, s) and months(d, s) % 3 == 0, ["on last Monday of the month every 3 months"]),
    ("floraison/fugit#38", dates(15), ["every 15th of the month", "Every 15th of the month"]),
    ("floraison/fugit#38", dates(2), ["Every 2nd of the month", "every month on day 2"]),
    ("floraison/fugit#38", dates(1, 15), ["every month on days 1,15"]),
    ("rcdilorenzo/repeatex#1", each_week(2, TH), ["every other thurs"]),
    ("rcdilorenzo/repeatex#7", each_week(2, WE), ["on wednesday every 2 weeks"]),
    ("rcdilorenzo/repeatex#10", each_week(3, MO), ["every 3 weeks on monday"]),
    ("renovatebot/config-help#361", nths(FR, 3), ["every third Friday of the month"]),
    ("renovatebot/config-help#361", each_week(4, FR), ["every 4 weeks on Friday"]),
    ("darkeyedevelopers/natural-cron.js#5", nths(SA, 2), ["every month 2nd Saturday"]),
    ("darkeyedevelopers/natural-cron.js#5", last_day, ["every last day of month"]),
    ("GothenburgBitFactory/taskwarrior#270", nths(TU, 1, 3), ["1st and 3rd Tuesdays"]),
    ("GothenburgBitFactory/taskwarrior#1741", nths(TH, 3), ["third thursday"]),
    ("GothenburgBitFactory/taskwarrior#1741", lambda d, s: d.weekday() == FR and before_last(d), ["secondlast friday"]),
    ("fnando/recurrence#18", dates(15, 30), ["15th and 30th of every month"]),
    ("nutso/redmine-plugin-recurring-tasks#55", dates(3), ["the 3rd of every month"]),
    ("nutso/redmine-plugin-recurring-tasks#55", lambda d, s: nths(TH, 3)(d, s) and months(d, s) % 2 == 0, ["3rd Thursday of every 2 months"]),
    ("nutso/redmine-plugin-recurring-tasks#55", lambda d, s: d.day == length(d) - 4 and months(d, s) % 4 == 0, ["5th-to-last day of every 4 months"]),
    ("nutso/redmine-plugin-recurring-tasks#55", lambda d, s: d.weekday() == SA and before_last(d), ["2nd-to-last Saturday of every 1 month"]),
    ("fmeringdal/rust-rrule#104", lambda d, s: last(MO)(d, s) and months(d, s) % 2 == 0, ["every 2 months on the last Monday"]),
    ("chrisvel/tududi#1005", each_week(2, SA, SU), ["every 2 weeks on Saturday and Sunday"]),
    ("TracksApp/tracks#1934", each_day(28), ["every 4 weeks", "every 28 days"]),
    ("wanasit/chrono#349", on(TU), ["every tue"]),
    ("obsidian-tasks-group/obsidian-tasks#324", nths(WE, 2), ["every month on the 2nd Wednesday"]),
    ("kubernetes/community sigs.yaml", nths(WE, 4), ["monthly - fourth Wednesday every month", "monthly - fourth Wednesday"]),
    ("kubernetes/community sigs.yaml", nths(MO, 2), ["monthly - second Monday of month"]),
    ("kubernetes/community sigs.yaml", nths(TH, 4), ["Monthly on 4th Thursday"]),
    ("kubernetes/community sigs.yaml", nths(TU, 2, 4), ["2nd and 4th Tuesday of each month"]),
    ("kubernetes/community sigs.yaml", last(WE), ["monthly - last Wednesday every month"]),
    ("kubernetes/community sigs.yaml", last(FR), ["Last Friday of the Month"]),
    ("kubernetes/community sigs.yaml", nths(WE, 3), ["every third Wednesday of the month"]),
    ("kubernetes/community sigs.yaml", each_week(4), ["every four weeks"]),
    ("kubernetes/community sigs.yaml", each_week(3), ["every third week"]),
    ("jkbrzt/rrule#535", nths(MO, 2), ["every month on the second Monday"]),
]


def first_six(meaning, start):
    found = []
    day = start
    while len(found) < 6 and day.year < 2045:
        if meaning(day, start):
            found.append(day.isoformat())
        day += datetime.timedelta(days=1)
    return found


# A Tuesday, a day near the end of a month, and one just before 29 February.
STARTS = [datetime.date(2027, 1, 5), datetime.date(2027, 1, 29), datetime.date(2028, 2, 22)]


def table(rows):
    return [
        {"phrases": phrases, "dates": {start.isoformat(): first_six(meaning, start) for start in STARTS}}
        for meaning, phrases in rows
    ]


def shown(rows):
    """One row a line, for test/unit/events/words/dates.json."""
    return ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


peers = [{"report": report, **table([row])[0]} for report, *row in PEERS]
print(f'{{"en": [\n{shown(table(ENGLISH))}\n],\n"zh": [\n{shown(table(CHINESE))}\n],\n"peers": [\n{shown(peers)}\n]}}')
