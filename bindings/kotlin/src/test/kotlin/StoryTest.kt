package dev.techo

import dev.techo.model.AddOutcome
import dev.techo.model.DateChange
import dev.techo.model.Field
import dev.techo.model.HandoutDetails
import dev.techo.model.HandoutLayout
import dev.techo.model.Lang
import dev.techo.model.WarnedPaper
import dev.techo.model.Whose
import java.io.ByteArrayInputStream
import java.io.File
import java.nio.file.Path
import java.time.LocalDate
import javax.imageio.ImageIO
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** The main job on real PDFs through the real library: keep, warn, show, hand out; and each refusal by its type. */
class StoryTest {
    @TempDir
    lateinit var folder: Path

    private val today = LocalDate.of(2026, 11, 21)
    private val key = newKey()
    private val path get() = folder.resolve("family.techo").toString()

    private fun fixture(name: String) = File(System.getProperty("techo.fixtures"), name).readBytes()

    private fun <T> withNotebook(work: (Notebook) -> T): T =
        Notebook.create(path, key).use { notebook -> work(notebook).also { notebook.finish() } }

    private fun Notebook.add(name: String) = addOn(fixture(name), Whose.Unknown, today).single()

    @Test
    fun `imported PDF is kept as it came`() = withNotebook { notebook ->
        val added = notebook.add("family/father.pdf")
        assertEquals(AddOutcome.NEW, added.outcome)
        assertEquals("髙橋　誠", added.name)
        assertArrayEquals(fixture("family/father.pdf"), notebook.original(added.document!!))
        assertEquals(AddOutcome.SAME, notebook.add("family/father.pdf").outcome)

        val member = notebook.familyOn(today).single()
        assertEquals(added.member, member.id)
        assertEquals("06479901", member.papers.single().coverage.insurerNumber)
    }

    @Test
    fun `certificate that ends soon is warned of with its day and next steps`() = withNotebook { notebook ->
        val member = notebook.add("family/mother.pdf").member!!
        val card = noChange().copy(
            birthDate = DateChange.Set(LocalDate.of(1985, 1, 20)),
            cardIssued = DateChange.Set(LocalDate.of(2022, 9, 1)),
        )
        notebook.setMember(member, card, today)
        assertEquals(LocalDate.of(1985, 1, 20), notebook.familyOn(today).single().facts.card.birthDate)

        val warning = notebook.warningsOn(today, Lang.JA).first { it.paper == WarnedPaper.USER_CERTIFICATE }
        assertEquals(member, warning.member)
        assertEquals(LocalDate.of(2027, 1, 20), warning.date)
        assertEquals(60, warning.daysLeft)
        assertTrue(warning.steps.isNotEmpty())
        val english = notebook.warningsOn(today, Lang.EN).first { it.paper == WarnedPaper.USER_CERTIFICATE }
        assertNotEquals(warning.text, english.text)
        assertTrue(notebook.calendarOn(today, Lang.JA).contains("BEGIN:VALARM"))
    }

    @Test
    fun `clinic screen comes as a picture and as texts`() = withNotebook { notebook ->
        val member = notebook.add("family/daughter.pdf").member!!
        val picture = ImageIO.read(ByteArrayInputStream(notebook.renderClinicScreenOn(member, 1080u, today)))
        assertEquals(1080, picture.width)
        val card = notebook.clinicCardOn(member, today)
        assertEquals("06479901", card.rows.first().value)
        assertTrue(card.qrText.contains("06479901"))
    }

    @Test
    fun `sheets for a school are a PDF and are recorded`() = withNotebook { notebook ->
        val children = listOf("family/daughter.pdf", "family/son.pdf").map { notebook.add(it).member!! }
        val details = HandoutDetails(
            event = "修学旅行",
            from = LocalDate.of(2026, 12, 1),
            until = LocalDate.of(2026, 12, 3),
            destroyBy = LocalDate.of(2026, 12, 10),
            printedOn = today,
            layout = HandoutLayout.TWO_PAGES,
        )
        val made = notebook.makeHandoutOn(children, details, today)
        assertEquals("%PDF-", made.bytes.decodeToString(0, 5))
        assertTrue(made.pages >= 4u)
        assertEquals(listOf(made.handout), notebook.handoutsOn(today).map { it.id })
    }

    @Test
    fun `notebook opens again with its key and with no other`() {
        withNotebook { it.add("family/father.pdf") }
        Notebook.open(path, key).use { assertEquals(1, it.familyOn(today).size) }

        val before = File(path).readBytes()
        val refusal = assertThrows(NotebookException.WrongKey::class.java) { Notebook.open(path, newKey()) }
        assertEquals("wrong_key", refusal.code())
        assertThrows(NotebookException.Exists::class.java) { Notebook.create(path, key) }
        assertArrayEquals(before, File(path).readBytes())
    }

    @Test
    fun `key of another length is refused`() {
        for (length in listOf(0, 31, 33)) {
            val refusal = assertThrows(NotebookException.Other::class.java) { Notebook.create(path, ByteArray(length)) }
            assertEquals("bad_key_file", refusal.code())
        }
    }

    @Test
    fun `file that is no such document is refused with its reason and nothing is stored`() = withNotebook { notebook ->
        val reasons = mapOf(
            "dev/d059_neg_text_renamed.pdf" to "not_pdf",
            "dev/d056_neg_password_aes256.pdf" to "encrypted",
            "dev/d053_neg_invoice.pdf" to "unrecognised",
        )
        for ((file, code) in reasons) {
            val refusal = assertThrows(NotebookException.Read::class.java) { notebook.add(file) }
            assertEquals(code, refusal.code())
            assertEquals(6, Lang.entries.map { refusal.sentence(it) }.toSet().size)
        }
        assertEquals(emptyList<Any>(), notebook.familyOn(today))
    }

    @Test
    fun `missing fields are named`() = withNotebook { notebook ->
        val file = "dev/d064_neg_missing_insurer_number.pdf"
        val refusal = assertThrows(NotebookException.Read::class.java) { notebook.add(file) }
        assertEquals(listOf(Field.INSURER_NUMBER), refusal.missing)
        assertTrue(refusal.sentence(Lang.JA).contains("保険者番号"))
    }

    @Test
    fun `value that nobody can mean is refused by name`() = withNotebook { notebook ->
        val day = assertThrows(NotebookException.BadValue::class.java) { notebook.familyOn(LocalDate.MIN) }
        assertEquals("on", day.field)
        val nobody = assertThrows(NotebookException.NotFound::class.java) { notebook.clinicCardOn("nobody", today) }
        assertEquals("member", nobody.field)
    }

    @Test
    fun `finished notebook refuses every call`() {
        Notebook.create(path, key).use { notebook ->
            notebook.finish()
            assertEquals("closed", assertThrows(NotebookException::class.java) { notebook.familyOn(today) }.code())
        }
    }
}
