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
