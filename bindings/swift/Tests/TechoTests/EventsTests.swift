import Foundation
import Techo
import Testing

/// Life events, questions and spoken numbers through the real library.
@Suite struct EventsTests {
    @Test func eventHasTasksWithDaysAndContacts() throws {
        let today = try #require(CivilDate("2026-11-21"))
        #expect(lifeEvents(lang: .en).count == 17)
        let moving = try eventTasksOn(event: "moving", day: today, lang: .en)
        #expect(moving.first?.by == CivilDate("2026-12-05"))
        let lost = try eventTasksOn(event: "lost_card", day: today, lang: .ja)
        #expect(lost.first?.contact?.phone == "0120-95-0178")
        #expect(throws: NotebookError.self) { try eventTasksOn(event: "wedding", day: today, lang: .en) }
    }

    @Test func questionIsAnsweredAndAnUnknownOneIsNot() throws {
        #expect(try ask(question: "紛失", lang: .pt).first?.topic == "lost_card")
        #expect(try ask(question: "美味しいラーメン屋", lang: .ja).isEmpty)
    }

    @Test func numberIsSpokenDigitByDigit() throws {
        #expect(spokenNumber(number: "06130488", lang: .en) == "zero six one three, zero four eight eight")
        let today = try #require(CivilDate("2026-11-21"))
        #expect(spokenDate(date: today, lang: .ja) == "2026年11月21日、令和8年")
    }
}
