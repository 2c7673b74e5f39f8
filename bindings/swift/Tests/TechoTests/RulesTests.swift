import Foundation
import Techo
import Testing

/// What to bring, and what a decision about a warning does, through the real library.
@Suite struct RulesTests {
    private func day(_ text: String) throws -> CivilDate {
        try #require(CivilDate(text))
    }

    /// A notebook that holds the mother's PDF, in a folder that goes afterwards.
    private func withMother(_ run: (Notebook, String, CivilDate) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "techo-rules-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let fixture = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../../tests/fixtures/family/mother.pdf").standardizedFileURL
        let today = try day("2026-11-21")
        let notebook = try Notebook.create(path: folder.appending(path: "family.techo").path, key: newKey())
        let added = try notebook.addOn(pdf: Data(contentsOf: fixture), whose: .unknown, today: today)
        let member = try #require(added.first?.member)
        try run(notebook, member, today)
        try notebook.finish()
    }

    @Test func pdfIsEnoughOnASchoolTripAndTheOldCardIsRefusedWithAReason() throws {
        let trip = Situation(
            scene: .schoolTrip, companion: .staff, card: .registered, papers: [.eligibilityPdf, .oldCard])
        let answer = try presentingOn(situation: trip, today: day("2026-11-21"), lang: .ja)
        #expect(answer.accepted.first?.bring == [.eligibilityPdf])
        #expect(answer.accepted.first?.have == true)
        #expect(answer.refused.map(\.paper) == [.oldCard])
        #expect(answer.ifNothing == nil)
        #expect(!answer.steps.isEmpty)
    }

    @Test func warningThatWasPutOffComesBackAsANoticeAtNineInJapan() throws {
        try withMother { notebook, member, today in
            var card = noChange()
            card.birthDate = .set(value: try day("1985-01-20"))
            card.cardIssued = .set(value: try day("2022-09-01"))
            try notebook.setMember(member: member, change: card, today: today)
            func warning() throws -> WarningText? {
                try notebook.warningsOn(today: today, lang: .ja).first { $0.paper == .userCertificate }
            }
            let until = try day("2026-12-01")
            let subject = try #require(try warning()).subject
            try notebook.decideOn(subject: subject, choice: .later(until: until), today: today)
            #expect(try warning() == nil)
            let notice = try #require(try notebook.noticePlanOn(toldUntil: nil, today: today, lang: .ja).first)
            #expect(notice.date == until)
            #expect(notice.at == 1_796_083_200)
            #expect(!notice.lockText.contains("直美") && notice.text.contains("直美"))
        }
    }

    @Test func datesAndPapersThatCannotBeAreRefusedByName() throws {
        let today = try day("2026-11-21")
        func refused(_ call: () throws -> Void) -> String? {
            do {
                try call()
                return nil
            } catch NotebookError.BadValue(let field) {
                return field
            } catch {
                return "another error"
            }
        }
        func card(birth: String = "1985-07-07", issued: String = "2020-09-01", expires: String? = nil) throws -> CardFacts {
            CardFacts(
                birthDate: try day(birth), cardIssued: try day(issued), cardExpires: try expires.map(day),
                certIssued: nil, certExpires: nil, stayUntil: nil)
        }
        let table = [
            (try card(birth: "2020-09-02"), "birth"), (try card(birth: "1867-12-31"), "birth"),
            (try card(issued: "2201-01-01"), "card_issued"), (try card(expires: "2020-08-31"), "card_expires"),
        ]
        for (facts, field) in table {
            #expect(refused { _ = try deadlinesOn(card: facts, today: today, lang: .ja) } == field)
        }
        let visit = Situation(scene: .clinic, companion: .alone, card: .none, papers: [.mynumberCard])
        #expect(refused { _ = try presentingOn(situation: visit, today: today, lang: .ja) } == "papers")
    }

    @Test func formOfAnOutageIsFilledFromTheNotebookAndTheRestIsWrittenByHand() throws {
        try withMother { notebook, member, today in
            let outage = Situation(scene: .readerDown, companion: .alone, card: .registered, papers: [])
            let form = try notebook.presentingOf(member: member, situation: outage, today: today, lang: .en).declaration
            #expect(form.first { $0.id == "insurer_number" }?.value == "06479901")
            #expect(form.contains { $0.id == "phone" && $0.value == nil })
            try notebook.beginEvent(begun: BegunEvent(member: member, event: "moving", day: today), today: today)
            let plan = try notebook.noticePlanOn(toldUntil: nil, today: today, lang: .ja)
            #expect(plan.contains { $0.subjects.contains { $0.hasPrefix("task:") } })
        }
    }
}
