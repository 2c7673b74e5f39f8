import Foundation
import Techo
import Testing

@Suite struct CivilDateTests {
    static let real = ["0001-01-01", "2024-02-29", "2000-02-29", "2026-11-21", "9999-12-31"]
    static let unreal = ["", "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-1", "2026/01/01", "２０２６-01-01", "-026-01-01"]

    @Test(arguments: real)
    func realDayKeepsItsText(_ text: String) throws {
        let date = try #require(CivilDate(text))
        #expect(date.description == text)
        #expect(try JSONDecoder().decode([CivilDate].self, from: JSONEncoder().encode([date])) == [date])
    }

    @Test(arguments: unreal)
    func whatIsNoDayIsRefused(_ text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func daysAreInOrder() throws {
        let days = ["2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01"].compactMap { CivilDate($0) }
        #expect(days.shuffled().sorted() == days)
    }
}
