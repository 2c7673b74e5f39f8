import DemoCore
import Foundation
import Techo

/// A notebook in a new folder, with the project's own family in it if wanted, on a fixed day.
final class TestFamily {
    let today = CivilDate("2026-11-21")!
    let notebook: Notebook
    let book: FamilyBook
    let folder: URL

    init(papers: Bool) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "techo-demo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        notebook = try Notebook.create(path: folder.appending(path: "family.techo").path, key: newKey())
        book = FamilyBook(notebook: notebook, clock: .fixed(day: today), lang: .ja)
        if papers { try takeInPapers() }
    }

    /// The father's certificate ends soon, the mother's has just ended.
    private func takeInPapers() throws {
        let father = try add("father")
        let mother = try add("mother")
        _ = try add("daughter")
        _ = try add("son")
        try setCard(of: father, birth: "1982-01-20", issued: "2022-09-01")
        try setCard(of: mother, birth: "1985-10-03", issued: "2022-05-01")
    }

    private func add(_ name: String) throws -> String {
        let pdf = try Data(contentsOf: fixtures.appending(path: "family/\(name).pdf"))
        return try notebook.addOn(pdf: pdf, whose: .unknown, today: today)[0].member!
    }

    private func setCard(of member: String, birth: String, issued: String) throws {
        var card = noChange()
        card.birthDate = .set(value: CivilDate(birth)!)
        card.cardIssued = .set(value: CivilDate(issued)!)
        try notebook.setMember(member: member, change: card, today: today)
    }

    deinit {
        try? notebook.finish()
        try? FileManager.default.removeItem(at: folder)
    }
}

/// `tests/fixtures` of the project.
let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../tests/fixtures").standardizedFileURL
