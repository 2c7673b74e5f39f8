package dev.techo

import dev.techo.model.AddOutcome
import dev.techo.model.DocumentKind
import dev.techo.model.Field
import dev.techo.model.PaperState
import dev.techo.model.PictureContents
import dev.techo.model.TextLine
import dev.techo.model.Whose
import java.io.File
import java.nio.file.Path
import java.time.LocalDate
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** Nothing gets lost: keys, bin, backups, merges, notebooks and backups of every schema, pictures of papers. */
class SafekeepingTest {
    @TempDir
    lateinit var folder: Path

    private val today = LocalDate.of(2026, 11, 21)
    private val key = newKey()
    private val passphrase = "かえるの歌が 聞こえてくるよ"
    private val path get() = place("family.techo")

    private fun place(name: String) = folder.resolve(name).toString()

    private fun fixture(name: String) = File(System.getProperty("techo.fixtures"), name).readBytes()

    private fun <T> withNotebook(work: (Notebook) -> T): T =
        Notebook.create(path, key).use { notebook -> work(notebook).also { notebook.finish() } }

    private fun Notebook.add(name: String) = addOn(fixture(name), Whose.Unknown, today).single()

    private fun Notebook.names() = familyOn(today).map { it.name }

    /** Hears a long work, and cancels it after so many calls. */
    private class Listener(private val most: Int = Int.MAX_VALUE) : WorkProgress {
        val heard = mutableListOf<Pair<ULong, ULong>>()

        override fun advanced(done: ULong, total: ULong): Boolean {
            heard.add(done to total)
            return heard.size < most
        }
    }

    @Test
    fun `lost key comes back by the passphrase and a new key keeps it`() {
        withNotebook {
            it.add("family/father.pdf")
            assertFalse(it.hasRecoveryPassphrase())
            val short = assertThrows(NotebookException.BadValue::class.java) { it.setRecoveryPassphrase("seven77") }
            assertEquals("passphrase", short.field)
            it.setRecoveryPassphrase(passphrase)
            assertTrue(it.hasRecoveryPassphrase())
        }
        assertArrayEquals(key, recoverKey(path, passphrase))
        assertThrows(NotebookException.WrongPassphrase::class.java) {
            Notebook.openWithRecovery(path, "another passphrase")
        }
        val next = newKey()
        Notebook.openWithRecovery(path, passphrase).use {
            assertEquals(1, it.familyOn(today).size)
            it.rekey(next)
            it.finish()
        }
        assertThrows(NotebookException.WrongKey::class.java) { Notebook.open(path, key) }
        assertArrayEquals(next, recoverKey(path, passphrase))
        Notebook.open(path, next).use { it.clearRecoveryPassphrase(); it.finish() }
        val gone = assertThrows(NotebookException.NotFound::class.java) { recoverKey(path, passphrase) }
        assertEquals("recovery", gone.field)
        assertEquals("%PDF-", recoverySheetOn(null, null, today).decodeToString(0, 5))
    }

    @Test
    fun `deleted paper waits in the bin and comes back and erased is gone`() = withNotebook { notebook ->
        val document = BinTarget.Document(notebook.add("family/father.pdf").document!!)
        notebook.deleteOn(document, today)
        val binned = notebook.binOn(today).single()
        assertEquals(LocalDate.of(2026, 12, 21), binned.restorableUntil)
        assertEquals(PaperState.BINNED, notebook.familyOn(today).single().papers.single().state)
        notebook.undeleteOn(document, today)
        assertEquals(PaperState.IN_USE, notebook.familyOn(today).single().papers.single().state)

        notebook.deleteOn(document, today)
        assertEquals(0u, notebook.tidyBinOn(LocalDate.of(2036, 1, 1)), "a clock that is ahead takes nothing away")
        assertEquals(0u, notebook.purgeBinOn(LocalDate.of(2026, 12, 21)))
        assertEquals(1u, notebook.purgeBinOn(LocalDate.of(2026, 12, 22)))
        assertThrows(NotebookException.NotFound::class.java) { notebook.original(document.id) }
        assertThrows(NotebookException.NotFound::class.java) { notebook.undeleteOn(document, today) }
        notebook.check()
    }

    @Test
    fun `backup verifies restores elsewhere and merges and tells how far it is`() = withNotebook { notebook ->
        notebook.add("family/father.pdf")
        val backup = place("family.backup")
        val listener = Listener()
        val made = notebook.backupOn(backup, passphrase, today, listener)
        assertEquals(1u to 1u, made.members to made.documents)
        assertEquals(listener.heard.last().first, listener.heard.last().second)
        assertEquals(made, verifyBackup(backup, passphrase, null))
        assertThrows(NotebookException.WrongPassphrase::class.java) { verifyBackup(backup, "another passphrase", null) }

        Notebook.restore(backup, passphrase, place("other.techo"), newKey(), null).use { other ->
            assertEquals(notebook.names(), other.names())
            other.add("family/mother.pdf")
            other.backupOn(place("other.backup"), passphrase, today, null)
            other.finish()
        }
        assertThrows(NotebookException.Exists::class.java) {
            Notebook.restore(backup, passphrase, place("other.techo"), newKey(), null)
        }
        assertEquals(1u, notebook.merge(place("other.backup"), passphrase, null).newDocuments)
        assertEquals(2, notebook.familyOn(today).size)
        assertEquals(0u, notebook.merge(place("other.backup"), passphrase, null).newDocuments)
    }

    @Test
    fun `cancelled work leaves nothing`(): Unit = withNotebook { notebook ->
        notebook.add("family/father.pdf")
        val backup = place("family.backup")
        assertThrows(NotebookException.Cancelled::class.java) {
            notebook.backupOn(backup, passphrase, today, Listener(1))
        }
        assertFalse(File(backup).exists())
        notebook.backupOn(backup, passphrase, today, null)
        assertThrows(NotebookException.Cancelled::class.java) { notebook.merge(backup, passphrase, Listener(1)) }
        assertThrows(NotebookException.Cancelled::class.java) {
            Notebook.restore(backup, passphrase, place("other.techo"), newKey(), Listener(1))
        }
        assertFalse(File(place("other.techo")).exists())
        val broken = File(place("broken")).apply { writeBytes(File(backup).readBytes().dropLast(9).toByteArray()) }
        assertThrows(NotebookException.DamagedBackup::class.java) { verifyBackup(broken.path, passphrase, null) }
    }

    @Test
    fun `app that sleeps lets others in and goes on afterwards`() = withNotebook { notebook ->
        notebook.add("family/father.pdf")
        assertThrows(NotebookException.StoreBusy::class.java) { Notebook.open(path, key) }
        notebook.prepareForSuspend()
        Notebook.open(path, key).use { it.finish() }
        assertEquals(1, notebook.familyOn(today).size)
    }

    @Test
    fun `notebook and backup of every schema open for ever`() {
        val names = listOf("黒木　長介", "仮名　美咲", "佐藤　太郎", "東雲　大地")
        val phrase = fixture("notebooks/schema-0002.passphrase").decodeToString().trimEnd()
        for ((schema, expected) in listOf("schema-0001" to names.take(2), "schema-0002" to names)) {
            val copy = File(place(schema)).apply { writeBytes(fixture("notebooks/$schema.techo")) }
            val hex = fixture("notebooks/$schema.key").decodeToString().trim()
            Notebook.open(copy.path, hex.chunked(2).map { it.toInt(16).toByte() }.toByteArray()).use {
                assertEquals(expected, it.names(), schema)
                assertEquals("修学旅行", it.handoutsOn(today).single().event)
                it.check()
                it.finish()
            }
        }
        val backup = File(place("backup")).apply { writeBytes(fixture("notebooks/schema-0002.backup")) }
        Notebook.restore(backup.path, phrase, path, key, null).use {
            assertEquals(names, it.names())
            assertEquals("東雲　大地", it.binOn(today).single().name)
            assertEquals(1, it.choices().size)
            assertEquals(listOf("03-0000-0123"), it.notes().values.toList())
            it.finish()
        }
    }

    @Test
    fun `picture of a paper is kept with the lines recognised on it`() = withNotebook { notebook ->
        val picture = fixture("notebooks/schema-0002.picture.png")
        val nothing = PictureContents(emptyList(), emptyList(), null)
        assertThrows(NotebookException.Read::class.java) { notebook.addPictureOn(picture, nothing, Whose.Unknown, today) }
        fun line(text: String, y: Double) = TextLine(text, 0.1, y, 0.4, 0.02, 1u, 0.99)
        val lines = listOf(line("資格情報のお知らせ", 0.05), line("保険者番号 06130488", 0.15), line("記号 2710", 0.20))
        val unsure = assertThrows(NotebookException.Read::class.java) {
            notebook.addPictureOn(picture, nothing.copy(lines = lines), Whose.Unknown, today)
        }
        assertEquals("missing_field", unsure.code)
        assertTrue(Field.NAME in unsure.missing && Field.NUMBER in unsure.missing)

        val form = mapOf(
            Field.INSURER_NUMBER to "06130488", Field.SYMBOL to "2710", Field.NUMBER to "123",
            Field.BRANCH to "", Field.NAME to "水無瀬　恵",
        )
        val contents = PictureContents(lines, listOf(form), DocumentKind.ELIGIBILITY_NOTICE)
        val added = notebook.addPictureOn(picture, contents, Whose.Unknown, today).single()
        assertEquals(AddOutcome.NEW to "水無瀬　恵", added.outcome to added.name)
        val kept = notebook.originalFile(added.document!!)
        assertEquals("image/png", kept.mediaType)
        assertArrayEquals(picture, kept.bytes)
        assertTrue(kept.lines!!.contains("保険者番号"))
        assertEquals(AddOutcome.SAME, notebook.addPictureOn(picture, contents, Whose.Unknown, today).single().outcome)
    }
}
