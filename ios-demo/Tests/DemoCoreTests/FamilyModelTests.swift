import DemoCore
import Foundation
import Techo
import Testing

@Suite @MainActor struct FamilyModelTests {
    @Test func boardShowsEachMemberWithTheMostUrgentWarning() async throws {
        let family = try TestFamily(papers: true)
        let model = FamilyModel(book: family.book)
        #expect(model.board == .waiting)
        await model.loadBoard()
        let rows = try #require(model.board.value)
        let warnings = try family.notebook.warningsOn(today: family.today, lang: .ja)
        #expect(rows.count == 4)
        #expect(!warnings.isEmpty)
        for row in rows {
            let own = warnings.filter { $0.member == row.id }
            #expect(row.warning == own.first)
            #expect(row.moreWarnings == max(0, own.count - 1))
            #expect(row.papers == ["医療保険の資格情報（PDF）"])
        }
    }

    @Test func clinicScreenIsAPictureWithItsTexts() async throws {
        let family = try TestFamily(papers: true)
        let model = FamilyModel(book: family.book)
        let member = try #require(try family.book.board().first)
        await model.loadClinic(of: member.id)
        let page = try #require(model.clinic.value)
        #expect(page.png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(page.card.name == member.name)
        #expect(page.card.rows.contains { $0.value == "06479901" })
    }

    @Test func appThatSleepsLetsOthersInAndShowsTheBoardAgain() async throws {
        let family = try TestFamily(papers: true)
        let model = FamilyModel(book: family.book)
        let path = family.folder.appending(path: "family.techo").path
        let otherKey = try newKey()
        #expect(throws: NotebookError.StoreBusy) { try Notebook.open(path: path, key: otherKey) }
        await model.sleep()
        // Not busy any more: it is the key that is refused now.
        #expect(throws: NotebookError.WrongKey) { try Notebook.open(path: path, key: otherKey) }
        await model.loadBoard()
        #expect(model.board.value?.count == 4)
    }

    @Test func startTakesOutOfTheBinWhatHasBeenThereForTooLong() async throws {
        let family = try TestFamily(papers: true)
        let ids = try family.notebook.familyOn(today: family.today).compactMap { $0.papers.first?.document }
        let model = FamilyModel(book: family.book)
        try family.notebook.deleteOn(target: .document(id: ids[0]), today: #require(CivilDate("2026-10-01")))
        try family.notebook.deleteOn(target: .document(id: ids[1]), today: family.today)
        await model.tidy()
        #expect(throws: NotebookError.NotFound(field: "document")) { try family.notebook.original(document: ids[0]) }
        #expect(try !family.notebook.original(document: ids[1]).isEmpty)
    }

    @Test func whatFailsWhileNobodyIsLookingIsSaid() async throws {
        let family = try TestFamily(papers: false)
        let model = FamilyModel(book: family.book)
        await model.tidy()
        #expect(model.notice == nil)
        try family.notebook.finish()
        await model.tidy()
        #expect(model.notice?.hasSuffix("。") == true)
    }

    @Test func refusalIsASentence() async throws {
        let family = try TestFamily(papers: false)
        let model = FamilyModel(book: family.book)
        await model.loadClinic(of: "nobody")
        guard case .refused(let sentence) = model.clinic else {
            Issue.record("not refused")
            return
        }
        #expect(sentence == NotebookError.NotFound(field: "member").sentence(lang: .ja))
    }
}
