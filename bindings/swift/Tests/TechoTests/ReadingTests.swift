import Foundation
import Techo
import Testing

/// Hears how far reading is, and cancels after a number of files.
private final class Heard: ReadingProgress, @unchecked Sendable {
    private let lock = NSLock()
    private let stopAfter: UInt32
    private var calls: [[UInt32]] = []

    init(stopAfter: UInt32 = .max) {
        self.stopAfter = stopAfter
    }

    var all: [[UInt32]] { lock.withLock { calls } }

    func filesRead(done: UInt32, total: UInt32) -> Bool {
        lock.withLock { calls.append([done, total]) }
        return done < stopAfter
    }
}

/// Reading without storing, through the real library.
@Suite struct ReadingTests {
    private let today: CivilDate

    init() throws {
        today = try #require(CivilDate("2026-11-21"))
    }

    private func fixture(_ name: String) throws -> Data {
        let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../../tests/fixtures").standardizedFileURL
        return try Data(contentsOf: fixtures.appending(path: name))
    }

    @Test func oneFileThatFailsDoesNotStopTheOthersAndProgressCountsTheFiles() throws {
        let heard = Heard()
        let files = [try fixture("family/mother.pdf"), Data("no pdf".utf8), try fixture("family/daughter.pdf")]
        let read = try readFilesOn(files: files, today: today, progress: heard)
        #expect(heard.all == [[0, 3], [1, 3], [2, 3], [3, 3]])
        try #require(read.count == 3)
        #expect(read[0].error == nil)
        #expect(read[0].paper?.kind == .eligibilityPdf)
        #expect(read[1].paper == nil)
        #expect(read[1].error?.code() == "not_pdf")
        #expect(read[2].paper?.people.first?.coverage.insurerNumber == "06479901")
        #expect(read[2].paper?.people.first?.raw[.insurerNumber] != nil)
    }

    @Test func readingThatIsCancelledReadsNoFurtherFile() throws {
        let heard = Heard(stopAfter: 1)
        let mother = try fixture("family/mother.pdf")
        #expect(throws: NotebookError.Cancelled) {
            try readFilesOn(files: [mother, mother, mother], today: today, progress: heard)
        }
        #expect(heard.all.count == 2)
    }

    @Test func typedFieldIsCheckedAtOnceAndAFormNamesAllItsProblems() throws {
        #expect(checkFieldOn(field: .insurerNumber, typed: "０６１３０４８８", today: today).value == "06130488")
        let doubtful = checkFieldOn(field: .insurerNumber, typed: "06130489", today: today)
        #expect(doubtful.warnings == [.insurerNumberCheckDigit])
        #expect(!readWarningText(warning: .insurerNumberCheckDigit, lang: .en).isEmpty)
        #expect(checkFieldOn(field: .branch, typed: "0", today: today).problem == .wrongLength)

        var form: [Field: String] = [.insurerNumber: "06130488", .number: "１２", .name: "髙橋 花子"]
        let paper = readTypedOn(kind: .eligibilityNotice, typed: form, today: today).paper
        #expect(paper?.people.first?.coverage.number == "12")
        form[.name] = nil
        form[.branch] = "x"
        let bad = readTypedOn(kind: .eligibilityNotice, typed: form, today: today)
        #expect(bad.paper == nil)
        #expect(bad.problems == [
            TypedProblem(field: .branch, problem: .notDigits), TypedProblem(field: .name, problem: .missing),
        ])
        #expect(!fieldProblemText(problem: .missing, lang: .vi).isEmpty)
        #expect(!fieldName(field: .name, lang: .pt).isEmpty)
    }

    @Test func kindOfInsuranceIsKnownFromTheNumberOrLeftOpen() {
        #expect(insuranceKindName(insurerNumber: "06130488") == "健康保険組合")
        #expect(insuranceKindName(insurerNumber: "138057") == "国民健康保険")
        #expect(insuranceKindName(insurerNumber: "05130018") == nil)
    }

    @Test func recognisedLinesSayOfEachValueWhetherItIsSureAndWhatHasToBeAskedFor() throws {
        func line(_ text: String, _ y: Double, _ confidence: Double) -> TextLine {
            TextLine(text: text, x: 0.1, y: y, w: 0.4, h: 0.02, page: 1, confidence: confidence)
        }
        let lines = [line("医療保険の資格情報", 0.1, 0.95), line("保険者番号 06130488", 0.2, 0.95), line("番号 1234567", 0.3, 0.5)]
        let read = try readLinesOn(lines: lines, today: today)
        #expect(read.kind == .eligibilityPdf)
        let person = try #require(read.people.first)
        #expect(person.person.coverage.insurerNumber == "06130488")
        #expect(person.sure[.insurerNumber] == true)
        #expect(person.sure[.number] == false)
        #expect(read.missing.contains(.name))
        #expect(throws: NotebookError.self) { try readLinesOn(lines: [], today: today) }
    }
}
