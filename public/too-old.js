// Where the browser is too old for Konto, says so in place of a screen that never comes. It runs in every browser that
// there is: a classic script in the words of ECMAScript 5.
(function () {
  // In this order, for nearly all call themselves Safari too, and many Chrome as well.
  var names = [
    ['Edge', /Edg(?:e|A|iOS)?\/(\d+)/],
    ['Opera', /OPR\/(\d+)/],
    ['Samsung Internet', /SamsungBrowser\/(\d+)/],
    ['Firefox', /(?:Firefox|FxiOS)\/(\d+)/],
    ['Chrome', /(?:Chrome|CriOS)\/(\d+)/],
    ['Safari', /Version\/(\d+(?:\.\d+)?).* Safari\//],
    ['Internet Explorer', /(?:MSIE |Trident\/.*rv:)(\d+)/],
  ];

  // The newest that Konto uses; and a flag that it does not, which tells Safari 17 from those before.
  function isTooOld() {
    try {
      return !(RegExp('', 'v') && Array.prototype.toSorted);
    } catch (_error) {
      return true;
    }
  }

  // On an iPhone every browser is as old as its system.
  function nameBrowser(userAgent) {
    var system = /\(iP.* OS (\d+)_(\d+)/.exec(userAgent);
    var suffix = (system ? ', iOS ' + system[1] + '.' + system[2] : '') + ')';
    for (var i = 0; i < names.length; i++) {
      var version = names[i][1].exec(userAgent);
      if (version) return ' (' + names[i][0] + ' ' + version[1] + suffix;
    }
    return '';
  }

  function say(language, sentence) {
    var paragraph = document.createElement('p');
    paragraph.lang = language;
    paragraph.appendChild(document.createTextNode(sentence));
    return paragraph;
  }

  if (!isTooOld()) return;
  var name = nameBrowser(navigator.userAgent);
  var words = document.createElement('main');
  words.className = 'frame-main';
  words.setAttribute('role', 'alert');
  words.appendChild(
    say(
      'en',
      'This browser' +
        name +
        ' is too old for Konto: please use Chrome 117, Edge 117, Firefox 117, Safari 17 or a newer one.'
    )
  );
  words.appendChild(
    say(
      'sk',
      'Tento prehliadač' +
        name +
        ' je pre Konto príliš starý: použite, prosím, Chrome 117, Edge 117, Firefox 117, Safari 17 alebo novší.'
    )
  );
  // The application may have begun to draw in the old place.
  var root = document.getElementById('root');
  root.parentNode.replaceChild(words, root);
})();
