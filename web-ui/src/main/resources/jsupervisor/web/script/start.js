// What each page needs.

document.documentElement.classList.add('js');
startDialogs();
startKeys();
if (page.page === 'list') startList();
if (page.page === 'process') startProcess();
if (page.page === 'config') startConfig();
startLogs();
startLink();
