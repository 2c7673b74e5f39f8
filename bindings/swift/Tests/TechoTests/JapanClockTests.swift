import Foundation
import Techo
import Testing

@Suite struct JapanClockTests {
    @Test func fixedClockSaysItsDay() throws {
        let day = try #require(CivilDate("2024-02-29"))
        #expect(JapanClock.fixed(day: day).today() == day)
    }

    @Test func systemClockSaysTheDayInJapan() throws {
        let before = try dayInJapan()
        let today = JapanClock.system.today()
        #expect(try before <= today && today <= dayInJapan())
    }

    private func dayInJapan() throws -> CivilDate {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 9 * 3600))
        let parts = calendar.dateComponents([.year, .month, .day], from: Date())
        return try #require(CivilDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0))
    }
}
