/**
 * The page's script: what only the reader's machine knows. It adds the time on the reader's own clock, marks today, and
 * offers to subscribe where the page has an address: in the reader's own program (webcal), or on the web; Google takes
 * webcal: in its parameter and no https: (calagator#556). It writes text alone, and asks for nothing.
 */
export const script = `
(function(){
var root=document.documentElement,lang=root.lang,here=document.body.dataset.here;
var two=function(n){return(n<10?"0":"")+n};
var date=function(d){return d.getFullYear()+"-"+two(d.getMonth()+1)+"-"+two(d.getDate())};
var clock=function(d){return two(d.getHours())+":"+two(d.getMinutes())};
var day=new Intl.DateTimeFormat(lang,{weekday:"short",day:"numeric",month:"short"});
document.querySelectorAll("time[data-wall]").forEach(function(time){
var at=new Date(time.dateTime),wall=time.dataset.wall.split(" ");
if(isNaN(at)||wall[0]===date(at)&&wall[1]===clock(at))return;
var text=document.createElement("span");
text.className="here";
text.textContent=(wall[0]===date(at)?"":day.format(at)+" ")+clock(at)+" "+here;
time.parentNode.insertBefore(text,time.nextElementSibling&&time.nextElementSibling.className==="zone"?time.nextElementSibling.nextSibling:time.nextSibling);
});
var now=new Date(),cell=document.querySelector('td[data-day="'+date(now)+'"]'),link=document.getElementById("today");
if(cell){cell.classList.add("now");cell.setAttribute("aria-current","date");
if(link){link.hidden=false;link.firstChild.href="#m-"+date(now).slice(0,7)}}
if(/^https?:$/.test(location.protocol))document.querySelectorAll("a[data-feed]").forEach(function(a){
var feed=new URL(a.dataset.feed,location.href).href,webcal=feed.replace(/^https?:/,"webcal:"),part=encodeURIComponent;
var web="/calendar/0/addfromweb?url="+part(feed)+"&name="+part(a.dataset.name||"");
a.href={google:"https://calendar.google.com/calendar/render?cid="+part(webcal),outlook:"https://outlook.live.com"+web,office:"https://outlook.office.com"+web}[a.dataset.in]||webcal;
a.hidden=false});
})();
`.trim();
