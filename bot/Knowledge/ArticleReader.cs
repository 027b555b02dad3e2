using System.Text;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Nlu;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ChorusAssistant.Bot.Knowledge;

/// <summary>Reads an article's file: front matter, sections by heading, HTML. What is not understood is refused with its line.</summary>
internal static class ArticleReader
{
    private static readonly UTF8Encoding _strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <param name="path">The file; its name is the article's slug.</param>
    /// <param name="bytes">What it holds.</param>
    /// <param name="intents">The intents that there are.</param>
    /// <exception cref="ContentException">What is wrong, with file and line.</exception>
    public static Article Read(string path, byte[] bytes, IReadOnlySet<string> intents)
    {
        var slug = Path.GetFileNameWithoutExtension(path);
        if (Slug.Of(slug) != slug)
        {
            throw ContentException.At(path, 1, "the file's name is the page's address: small letters, digits and hyphens.");
        }

        var matter = FrontMatter.Read(path, Decode(path, bytes), intents);
        var body = new Body(path, matter);
        var sections = body.Sections();
        var orphan = matter.Questions.FirstOrDefault(entry => !sections.Any(section => section.Anchor == entry.Key));
        if (orphan.Key is not null)
        {
            throw ContentException.At(path, orphan.Value.Line, $"no section has the anchor '{orphan.Key}'; there are: {string.Join(", ", sections.Select(section => section.Anchor))}.");
        }

        return new Article(slug, matter.Title, matter.Intent, matter.Keywords, matter.Updated, sections, body.Headings, body.Html());
    }

    private static string Decode(string path, byte[] bytes)
    {
        try
        {
            return _strictUtf8.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException broken)
        {
            var line = bytes.Take(broken.Index).Count(each => each == (byte)'\n') + 1;
            throw new ContentException($"{path}:{line}: the file is not UTF-8.", broken);
        }
    }

    /// <summary>The text below the front matter.</summary>
    private sealed class Body
    {
        private readonly string _path;
        private readonly FrontMatter _matter;
        private readonly MarkdownDocument _document;
        private readonly List<(string Anchor, string Heading)> _headings = [];
        private readonly HashSet<string> _anchors = [ArticleSection.IntroductionAnchor];

        public Body(string path, FrontMatter matter)
        {
            (_path, _matter) = (path, matter);
            _document = Parse();
            // A picture of another site would tell it who reads what; <address> is a link like any other.
            var picture = _document.Descendants<LinkInline>().FirstOrDefault(link => link.IsImage && link.Url?.StartsWith('/') != true);
            if (picture is not null)
            {
                throw ContentException.At(path, LineOf(picture.Line), $"the picture '{picture.Url}' is not allowed: only those of ours (/...).");
            }

            foreach (var link in _document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsSafe(link.Url)))
            {
                throw ContentException.At(path, LineOf(link.Line), $"the link '{link.Url}' is not allowed: https or mailto.");
            }

            foreach (var link in _document.Descendants<LinkInline>().Where(link => !IsSafe(link.Url)))
            {
                throw ContentException.At(path, LineOf(link.Line), $"the link '{link.Url}' is not allowed: a page of ours (/...), a place on this one (#...), https or mailto.");
            }
        }

        public IReadOnlyList<(string Anchor, string Heading)> Headings => _headings;

        private MarkdownDocument Parse()
        {
            try
            {
                return Markdown.Parse(_matter.Body.Text, _pipeline);
            }
            catch (ArgumentException broken)
            {
                // Markdig's word for quotes or lists that are nested without end.
                throw new ContentException($"{_path}:{LineOf(0)}: the text is nested too deeply.", broken);
            }
        }

        public List<ArticleSection> Sections()
        {
            List<ArticleSection> sections = [];
            var (anchor, heading, level) = (ArticleSection.IntroductionAnchor, _matter.Title, 1);
            List<ArticleBlock> blocks = [];
            foreach (var block in _document)
            {
                if (block is not HeadingBlock next)
                {
                    blocks.AddRange(BlocksOf(block));
                    continue;
                }

                Close();
                (anchor, heading, level) = Open(next);
            }

            Close();
            return sections.Count > 0 ? sections : throw ContentException.At(_path, LineOf(0), "the article says nothing.");

            void Close()
            {
                if (blocks.Count > 0)
                {
                    sections.Add(new ArticleSection(anchor, heading, level, blocks, _matter.Questions.TryGetValue(anchor, out var questions) ? questions.Texts : []));
                }

                blocks = [];
            }
        }

        /// <summary>To be called once the sections have put their anchors on the headings.</summary>
        public string Html()
        {
            using var writer = new StringWriter();
            var renderer = new HtmlRenderer(writer);
            _pipeline.Setup(renderer);
            renderer.Render(_document);
            return writer.ToString();
        }

        private (string Anchor, string Heading, int Level) Open(HeadingBlock block)
        {
            if (block.Level is not (2 or 3))
            {
                throw ContentException.At(_path, LineOf(block.Line), "sections begin with '##' or '###'; the title in the front matter is the only heading above them.");
            }

            var heading = PlainText.Of(block.Inline).Trim();
            var anchor = Slug.Of(heading);
            if (anchor.Length == 0)
            {
                throw ContentException.At(_path, LineOf(block.Line), "a heading needs words.");
            }

            if (!_anchors.Add(anchor))
            {
                throw ContentException.At(_path, LineOf(block.Line), $"another section has the address '#{anchor}' already.");
            }

            block.GetAttributes().Id = anchor;
            if (block.Level == 2)
            {
                _headings.Add((anchor, heading));
            }

            return (anchor, heading, block.Level);
        }

        private IEnumerable<ArticleBlock> BlocksOf(Block block) => block switch
        {
            ListBlock list => [BlockOf(list.IsOrdered ? ArticleBlockKind.Steps : ArticleBlockKind.List, [.. list])],
            Table table => [BlockOf(ArticleBlockKind.Table, [.. table])],
            QuoteBlock quote => quote.SelectMany(BlocksOf),
            ThematicBreakBlock => [],
            LeafBlock => [BlockOf(ArticleBlockKind.Paragraph, [block])],
            _ => [],
        };

        private ArticleBlock BlockOf(ArticleBlockKind kind, Block[] items) =>
            new(kind, [.. items.Select(Source)], [.. items.Select(item => PlainText.Of(item).Trim())]);

        // The item's own Markdown, without the list's sign, on one line.
        private string Source(Block block)
        {
            var leaves = block is LeafBlock ? [block] : ((ContainerBlock)block).Descendants<LeafBlock>().Cast<Block>();
            return string.Join(' ', leaves.Select(leaf => _matter.Body.Text.AsSpan(leaf.Span.Start, leaf.Span.Length).ToString()))
                .Replace("\n", " ", StringComparison.Ordinal).Trim();
        }

        private int LineOf(int bodyLine) => _matter.Body.LinesBefore + bodyLine + 1;

        private static bool IsSafe(string? url) => url is not null
            && (url.StartsWith('#') || (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal))
                || url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("mailto:", StringComparison.Ordinal));
    }
}
