package dev.techo

import dev.techo.model.DocumentKind
import dev.techo.model.Field
import dev.techo.model.FieldProblem
import dev.techo.model.Lang
import dev.techo.model.ReadWarning
import dev.techo.model.TextLine
import java.io.File
import java.time.LocalDate
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Reading without storing, through the real library. */
class ReadingTest {
    private val today = LocalDate.of(2026, 11, 21)

    private fun fixture(name: String) = File(System.getProperty("techo.fixtures"), name).readBytes()

    @Test
    fun `one file that fails does not stop the others and progress counts the files`() {
        val heard = mutableListOf<Pair<UInt, UInt>>()
        val progress = object : ReadingProgress {
            override fun filesRead(done: UInt, total: UInt): Boolean = heard.add(done to total)
        }
        val files = listOf(fixture("family/mother.pdf"), "no pdf".toByteArray(), fixture("family/daughter.pdf"))
        val (mother, broken, daughter) = readFilesOn(files, today, progress)
        assertEquals(listOf(0u to 3u, 1u to 3u, 2u to 3u, 3u to 3u), heard)
        assertNull(mother.error)
        assertEquals(DocumentKind.ELIGIBILITY_PDF, mother.paper!!.kind)
        assertNull(broken.paper)
        assertEquals("not_pdf", (broken.error as NotebookException.Read).code)
        assertEquals("06479901", daughter.paper!!.people.single().coverage.insurerNumber)
        assertNotNull(daughter.paper!!.people.single().raw[Field.INSURER_NUMBER])
    }

    @Test
    fun `reading that is cancelled reads no further file`() {
        var calls = 0
        val progress = object : ReadingProgress {
            override fun filesRead(done: UInt, total: UInt): Boolean {
                calls += 1
                return done < 1u
            }
        }
        val files = List(3) { fixture("family/mother.pdf") }
        assertThrows(NotebookException.Cancelled::class.java) { readFilesOn(files, today, progress) }
        assertEquals(2, calls)
    }

    @Test
    fun `typed field is checked at once and a form names all its problems`() {
        assertEquals("06130488", checkFieldOn(Field.INSURER_NUMBER, "０６１３０４８８", today).value)
        val doubtful = checkFieldOn(Field.INSURER_NUMBER, "06130489", today)
        assertEquals(listOf(ReadWarning.INSURER_NUMBER_CHECK_DIGIT), doubtful.warnings)
        assertTrue(readWarningText(doubtful.warnings.single(), Lang.EN).isNotBlank())
        assertEquals(FieldProblem.WRONG_LENGTH, checkFieldOn(Field.BRANCH, "0", today).problem)

        val form = mapOf(Field.INSURER_NUMBER to "06130488", Field.NUMBER to "１２", Field.NAME to "髙橋 花子")
        val paper = readTypedOn(DocumentKind.ELIGIBILITY_NOTICE, form, today).paper!!
        assertEquals("12", paper.people.single().coverage.number)
        val bad = readTypedOn(DocumentKind.ELIGIBILITY_NOTICE, form - Field.NAME + (Field.BRANCH to "x"), today)
        assertNull(bad.paper)
        val want = listOf(
            TypedProblem(Field.BRANCH, FieldProblem.NOT_DIGITS),
            TypedProblem(Field.NAME, FieldProblem.MISSING),
        )
        assertEquals(want, bad.problems)
        for (lang in Lang.entries) {
            assertTrue(bad.problems.all { fieldProblemText(it.problem, lang).isNotBlank() })
            assertTrue(fieldName(Field.NAME, lang).isNotBlank())
        }
    }

    @Test
    fun `kind of insurance is known from the number or left open`() {
        assertEquals("健康保険組合", insuranceKindName("06130488"))
        assertEquals("国民健康保険", insuranceKindName("138057"))
        assertNull(insuranceKindName("05130018"))
    }

    @Test
    fun `recognised lines say of each value whether it is sure and what has to be asked for`() {
        val line = { text: String, y: Double, confidence: Double -> TextLine(text, 0.1, y, 0.4, 0.02, 1u, confidence) }
        val lines = listOf(
            line("医療保険の資格情報", 0.1, 0.95),
            line("保険者番号 06130488", 0.2, 0.95),
            line("番号 1234567", 0.3, 0.5),
        )
        val read = readLinesOn(lines, today)
        assertEquals(DocumentKind.ELIGIBILITY_PDF, read.kind)
        val person = read.people.single()
        assertEquals("06130488", person.person.coverage.insurerNumber)
        assertEquals(true, person.sure[Field.INSURER_NUMBER])
        assertEquals(false, person.sure[Field.NUMBER])
        assertTrue(Field.NAME in read.missing)
        val refused = assertThrows(NotebookException.Read::class.java) { readLinesOn(listOf(), today) }
        assertEquals("no_text", refused.code)
    }
}
