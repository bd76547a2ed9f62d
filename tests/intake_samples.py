"""Invented articles and pages for the tests of intake."""

TITLE = "بلدية مرجانة تفتتح سوقا جديدة للصيادين"
BODY = (
    "أعلنت بلدية مرجانة، يوم الثلاثاء، افتتاح سوق جديدة للصيادين على الواجهة البحرية بعد عامين من الأشغال.",
    "وقال رئيس البلدية سليم الهواري إن السوق تضم 120 محلا، وإن العمل فيها يبدأ في الأسبوع المقبل.",
    "وأضاف الهواري أن المشروع كلف أربعة ملايين دينار، دفعت الدولة نصفها ودفعت البلدية النصف الآخر.",
    "من جهته، طالب نقيب الصيادين عمر البحري بإصلاح الميناء القديم قبل حلول فصل الشتاء.",
)
TEXT = "\n".join((TITLE, *BODY))

PAGE = f"""<!DOCTYPE html>
<html lang="ar" dir="rtl"><head>
<meta charset="utf-8">
<title>{TITLE} - صحيفة الشاطئ</title>
<meta property="og:title" content="{TITLE}">
<meta property="og:site_name" content="صحيفة الشاطئ">
<meta property="article:published_time" content="2025-03-04T10:15:00+01:00">
<link rel="canonical" href="https://shati.example/news/41">
<script>document.write("لا يظهر هذا النص")</script>
<style>p {{ color: red }}</style>
</head><body class="single comments-open">
<nav class="main-nav"><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">سياسة</a></li></ul></nav>
<article>
<h1 class="title">{TITLE}</h1>
<div class="meta"><span>الثلاثاء 4 مارس 2025</span></div>
<div class="author-box">كتبت: ليلى المرجاني</div>
<figure><img src="a.jpg" alt="سوق"><figcaption>رئيس البلدية خلال افتتاح السوق الجديدة</figcaption></figure>
<div class="text">
<p>{BODY[0]}</p>
<p>{BODY[1]}</p>
<h2>كلفة المشروع</h2>
<p>{BODY[2]}</p>
<p class="inline"><a href="/news/40">اقرأ أيضا: صيادو مرجانة يحتجون على ارتفاع أسعار الوقود</a></p>
<p>{BODY[3]}</p>
</div>
<div class="tags">الوسوم: <a href="/t/1">مرجانة</a> <a href="/t/2">صيد</a></div>
</article>
<aside class="related-posts"><h3>مقالات ذات صلة</h3>
<ul><li><a href="/n/1">وزير النقل يزور ميناء مرجانة ويعد بتوسعته</a></li></ul></aside>
<section id="comments"><h3>اترك تعليقاً</h3><form><label>الاسم</label></form></section>
<footer>جميع الحقوق محفوظة © 2025 صحيفة الشاطئ</footer>
</body></html>"""
